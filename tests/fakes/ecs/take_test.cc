// Equal seeds give equal journals, other seeds other times.
#include "fakes/ecs/operations/create_cluster.h"
#include "fakes/ecs/operations/stop_task.h"
#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;

namespace {

struct Take {
  tests::Stage stage;
  tests::ScriptedRunner runner;
  ecs::Ecs ecs;

  explicit Take(std::uint64_t seed)
      : ecs(seeded(stage.environment, seed), ecs::Options{}, &runner) {
    stage.dispatcher.add(ecs);
  }
  static aws::Environment& seeded(aws::Environment& environment, std::uint64_t seed) {
    environment.random = sim::Random{seed};
    return environment;
  }

  std::string play() {
    stage.call(ecs::CreateClusterRequest{"main", {}, {}, {}, {}, {}});
    stage.call(tests::EcsFixture::definition());
    stage.call(tests::ServiceFixture::create_request(2));
    const ecs::Task task = stage.call(tests::EcsFixture::run_request()).tasks.at(0);
    stage.pass(70s);
    runner.newest().exit(1);
    ecs::StopTaskRequest stop;
    stop.cluster = "main";
    stop.task = task.task_arn;
    stage.call(stop);
    stage.pass(2h);
    return stage.journal.digest();
  }
};

}  // namespace

TEST_CASE("Take: equal seeds give equal journals, others do not", "[ecs]") {
  const std::string first = Take{1}.play();
  CHECK(Take{1}.play() == first);
  CHECK(Take{2}.play() != first);
}
