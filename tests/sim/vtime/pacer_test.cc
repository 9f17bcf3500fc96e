// Real programs that talk to a simulator over HTTP, in pace virtual: a take is repeatable.
#include "sim/time/pacer.h"

#include <memory>
#include <string>

#include "sim/http/server.h"
#include "tests/sim/vtime/clocked_programs.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Pacer;
using tests::ClockedPrograms;

namespace {

class Sockets : public sim::InputSource {
 public:
  bool poll() override { return loop.poll(); }
  bool wait(sim::Duration limit) override { return loop.wait(limit); }
  sim::http::Loop loop;
};

class ScriptedPrograms : public sim::ProgramClock {
 public:
  explicit ScriptedPrograms(ClockedPrograms& clocked) : clocked_(clocked) {}
  bool any() const override { return true; }
  bool quiet() override { return clocked_.observer.quiet(); }
  std::optional<sim::Time> next_deadline() const override { return clocked_.page.next_deadline(); }
  void move_to(sim::Time now) override { clocked_.page.set(now); }
  std::size_t wake_due() override { return clocked_.page.wake_due(); }
  bool wake_one() override { return clocked_.page.wake_one(); }
  std::string who_is_busy() const override { return describe(clocked_.observer.busy()); }

 private:
  ClockedPrograms& clocked_;
};

// Answers each request after as many seconds as its path says, and writes down when it came.
struct Play {
  ClockedPrograms clocked;
  ScriptedPrograms programs{clocked};
  sim::Scheduler scheduler;
  sim::Register holds{scheduler};
  Sockets sockets;
  Pacer pacer{scheduler, holds, {}, &sockets, &programs};
  std::string seen;
  int answered = 0;
  sim::http::Server server{sockets.loop, options(), [this](auto exchange) { handle(exchange); }};

  static sim::http::ServerOptions options() {
    sim::http::ServerOptions made;
    made.port = 0;
    return made;
  }
  std::string at() const { return sim::to_text(scheduler.now() - scheduler.start()); }

  void handle(const std::shared_ptr<sim::http::Exchange>& exchange) {
    const std::string path = exchange->request().target.substr(1);
    const std::string who = path.substr(0, path.find('/'));
    const int seconds = std::stoi(path.substr(path.find('/') + 1));
    seen += who + "@" + at() + " ";
    scheduler.after(std::chrono::seconds{seconds}, [this, exchange] {
      sim::http::Response response;
      response.body = at();
      exchange->reply(std::move(response));
      ++answered;
    });
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(server.port()) + "/"; }
};

constexpr const char* kPython = R"py(
import sys, time, urllib.request
who, url = sys.argv[1], sys.argv[2]
for turn in range(3):
    body = urllib.request.urlopen(url + who + "/20").read().decode()
    shown = time.monotonic() - 86400
    if body != f"{int(shown // 60)}m{int(shown % 60):02d}s" and shown >= 60:
        print("the clocks differ", body, shown)
    time.sleep(100)
)py";

}  // namespace

TEST_CASE("Pace virtual: programs that are due at the same time do not race", "[sim][vtime]") {
  if (tests::find_program("python3").empty()) {
    WARN("SKIPPED: there is no python3 on PATH");
    return;
  }
  std::string first;
  for (int take = 0; take < 3; ++take) {
    Play play;
    play.pacer.run([&] { return true; });
    std::vector<int> pids;
    for (const char* who : {"a", "b", "c"}) {
      pids.push_back(play.clocked.start({"python3", "-c", kPython, who, play.url()}));
      REQUIRE(play.clocked.settle());
    }
    CHECK(play.pacer.run([&] { return play.answered == 9; }) == Pacer::End::kDone);
    for (const int pid : pids) {
      const tests::Ended ended = play.clocked.finish(pid);
      CHECK(ended.output == "");
      CHECK(ended.status == 0);
    }
    if (take == 0) first = play.seen;
    CHECK(play.seen == first);
  }
  CHECK(first == "a@0ms b@0ms c@0ms a@2m b@2m c@2m a@4m b@4m c@4m ");
}

TEST_CASE("Pace virtual: a spinning program stops the take by name", "[sim][vtime]") {
  Play play;
  play.pacer.set_patience(300ms);
  play.clocked.start({tests::client(), "spin"});
  CHECK_THROWS_WITH(play.pacer.run([] { return false; }),
                    Catch::Matchers::Contains("the clock is held by task play: vtime_client (pid"));
}
