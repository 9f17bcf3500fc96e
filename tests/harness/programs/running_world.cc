#include "tests/harness/programs/running_world.h"

#include "fakes/ecs/ecs.h"
#include "harness/programs/program_runner.h"
#include "tests/support/catch.h"

using nlohmann::json;
using namespace std::chrono_literals;

namespace tests {
namespace {

constexpr sim::Duration kLongest = std::chrono::minutes{4};
constexpr double kFactor = 100;

json definition(const json& more) {
  json container = {{"name", "app"},
                    {"image", "worker"},
                    {"essential", true},
                    {"logConfiguration",
                     {{"logDriver", "awslogs"},
                      {"options",
                       {{"awslogs-group", "/ecs/worker"},
                        {"awslogs-region", "us-west-2"},
                        {"awslogs-create-group", "true"},
                        {"awslogs-stream-prefix", "ecs"}}}}}};
  container.update(more);
  return {{"family", "worker"},
          {"networkMode", "awsvpc"},
          {"requiresCompatibilities", {"FARGATE"}},
          {"cpu", "256"},
          {"memory", "512"},
          {"executionRoleArn", "arn:aws:iam::000000000000:role/worker"},
          {"containerDefinitions", json::array({container})}};
}

}  // namespace

harness::CommandConfig shell(const std::string& script) {
  harness::CommandConfig command;
  command.arguments = {"sh", "-c", script};
  return command;
}

RunningWorld::RunningWorld(Workplace workplace) {
  const auto handler = [this](const std::shared_ptr<sim::http::Exchange>& exchange) {
    if (pacer_ != nullptr) pacer_->catch_up();
    world_->handle(exchange);
  };
  sim::http::ServerOptions at;
  at.port = 0;
  server_.emplace(loop_, at, handler);
  host_.emplace(harness::ProgramHost{loop_, server_->port(), handler, [this] {
                                       if (pacer_ != nullptr) pacer_->catch_up();
                                     }});
  host_->shares_clock = workplace.shares_clock;
  harness::WorldConfig config;
  config.region = "us-west-2";
  config.cold_start = sim::Distribution::fixed(30s);
  if (workplace.engine) {
    config.images["worker"].engine = std::move(workplace.engine);
  } else {
    config.images["worker"].command = std::move(workplace.command);
  }
  config.programs = workplace.programs;
  workplace.configure(config);
  config.setup = {{"ecs", "CreateCluster", R"({"clusterName": "work"})"},
                  {"ecs", "RegisterTaskDefinition", definition(workplace.container).dump()}};
  harness::WorldOptions options;
  options.extensions = std::move(workplace.extensions);
  options.extensions.insert(options.extensions.begin(), harness::real_programs(&*host_));
  world_ = std::make_unique<harness::World>(std::move(config), options);
  sim::Pace pace;
  if (!workplace.shares_clock) pace = {sim::Pace::Kind::kScaled, kFactor};
  pacer_ = std::make_unique<sim::Pacer>(world_->scheduler(), world_->holds(), pace, this,
                                        world_->program_clock());
  pacer_->set_patience(world_->config().programs.patience);
}

RunningWorld::~RunningWorld() {
  pacer_.reset();
  world_.reset();
}

json RunningWorld::call(const char* service, const char* operation, const json& input) {
  return json::parse(world_->call("test", service, operation, input.dump()));
}

std::string RunningWorld::run_task(const json& overrides) {
  json input = {{"cluster", "work"},
                {"taskDefinition", "worker"},
                {"launchType", "FARGATE"},
                {"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", {"subnet-1"}}}}}}};
  if (!overrides.is_null()) input["overrides"] = overrides;
  return call("ecs", "RunTask", input).at("tasks").at(0).at("taskArn").get<std::string>();
}

void RunningWorld::stop_task(const std::string& arn) {
  call("ecs", "StopTask", {{"cluster", "work"}, {"task", arn}, {"reason", "enough"}});
}

json RunningWorld::task(const std::string& arn) {
  return call("ecs", "DescribeTasks", {{"cluster", "work"}, {"tasks", {arn}}}).at("tasks").at(0);
}

void RunningWorld::run(const std::function<bool()>& done) {
  const sim::Duration begin = sim::Pacer::wall_now();
  bool late = false;
  // A look now and then, so that the limit is seen even if nothing happens.
  sim::ScopedTimer timer;
  std::function<void()> look;
  look = [&] {
    late = sim::Pacer::wall_now() - begin > kLongest;
    timer = sim::ScopedTimer{world_->scheduler(), world_->scheduler().after(1min, look)};
  };
  look();
  const bool came = pacer_->run([&] { return late || done(); }) == sim::Pacer::End::kDone && !late;
  REQUIRE(came);
}

json RunningWorld::until(const std::string& arn, const std::string& status) {
  run([&] {
    for (const ecs::TaskView& report : world_->ecs().list_tasks()) {
      if (report.arn == arn) return report.status == status;
    }
    return false;
  });
  return task(arn);
}

json RunningWorld::play(const json& overrides) { return until(run_task(overrides), "STOPPED"); }

std::string RunningWorld::log(const json& task) {
  const std::string arn = task.at("taskArn").get<std::string>();
  const std::string id = arn.substr(arn.rfind('/') + 1);
  const json events = call("logs", "GetLogEvents",
                           {{"logGroupName", "/ecs/worker"},
                            {"logStreamName", "ecs/app/" + id},
                            {"startFromHead", true}})
                          .at("events");
  std::string text;
  for (const json& event : events) text += event.at("message").get<std::string>() + "\n";
  return text;
}

void RunningWorld::until_printed(const std::string& arn, const std::string& text) {
  run([&] {
    for (const sim::Event& event : world_->journal().events()) {
      if (event.kind == "ecs.output" && event.subject == arn &&
          event.data.find(text) != std::string::npos) {
        return true;
      }
    }
    return false;
  });
}

}  // namespace tests
