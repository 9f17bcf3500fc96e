// Programs that know nothing of us, as people run them: shells, Node, Python, and such as cannot
// be put on the clock.
#include <string>

#include "tests/sim/vtime/clocked_programs.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::ClockedPrograms;
using tests::Ended;

namespace {

// Runs `command` if its program is there, and says so if it is not.
bool is_there(const std::string& program) {
  if (!tests::find_program(program).empty()) return true;
  WARN("SKIPPED: there is no " << program << " on PATH");
  return false;
}

void check_run(const std::vector<std::string>& command, const std::string& output,
               sim::Duration passed) {
  if (!is_there(command[0])) return;
  ClockedPrograms clocked;
  const Ended ended = clocked.run(command);
  CHECK(ended.output == output);
  CHECK(ended.status == 0);
  CHECK(ended.passed >= passed);
  CHECK(ended.passed < passed + 1us);  // Ruby waits until more than its time has passed
}

}  // namespace

TEST_CASE("Shell: sleep, and sleep in the background", "[sim][vtime]") {
  check_run(
      {"sh", "-c", "date -u +%T; sleep 600; sleep 30 & sleep 100; wait; date -u +%T; date -u +%F"},
      "09:00:00\n09:11:40\n2026-01-05\n", 700s);
}

TEST_CASE("Shell: timeout ends what takes too long", "[sim][vtime]") {
  check_run({"sh", "-c", "timeout 60 sleep 600; echo $?; timeout 60 sleep 30; echo $?"}, "124\n0\n",
            90s);
}

TEST_CASE("Bash: read -t and SECONDS", "[sim][vtime]") {
  check_run({"bash", "-c", "sleep 1000 | read -t 300 line; wait; echo $SECONDS"}, "1000\n", 1000s);
}

TEST_CASE("Node: a 20-minute timer", "[sim][vtime][node]") {
  check_run({"node", "-e",
             "const a = Date.now(), b = performance.now();"
             "setTimeout(() => console.log(Date.now() - a, Math.round(performance.now() - b)),"
             " 20 * 60e3)"},
            "1200000 1200000\n", 1200s);
}

TEST_CASE("Node: what works outside its main thread is waited for", "[sim][vtime][node]") {
  check_run({"node", "-e", R"js(
const { promisify } = require('util');
const zlib = require('zlib');
const crypto = require('crypto');
const { execSync, exec } = require('child_process');
const { Worker } = require('worker_threads');
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const from = Date.now();
const log = (what) => console.log(what, (Date.now() - from) / 1000);
(async () => {
  await promisify(zlib.gzip)(Buffer.alloc(5e6, 'backlot'));
  log('zlib');
  await promisify(crypto.pbkdf2)('a', 'b', 50000, 32, 'sha256');
  log('pbkdf2');
  execSync('sleep 30');
  log('execSync');
  await promisify(exec)(process.execPath + ' -e "setTimeout(() => {}, 45000)"');
  log('child');
  const worker = new Worker("setTimeout(() => {}, 20000)", { eval: true });
  await new Promise((done) => worker.on('exit', done));
  log('worker');
  const signal = AbortSignal.timeout(3000);
  await require('timers/promises').setTimeout(600000, null, { signal }).catch(() => {});
  log('abort');
  await sleep(600000);
  log('end');
})();
)js"},
            "zlib 0\npbkdf2 0\nexecSync 30\nchild 75\nworker 95\nabort 98\nend 698\n", 698s);
}

TEST_CASE("Node: a child with an environment of its own", "[sim][vtime][node]") {
  check_run({"node", "-e",
             "require('child_process').spawn('/bin/sleep', ['300'], { env: { A: 'b' } })"
             ".on('exit', (code) => console.log(code))"},
            "0\n", 300s);
}

TEST_CASE("Python: time.sleep and Event.wait", "[sim][vtime][python]") {
  check_run({"python3", "-c", R"py(
import threading, time, datetime, select, subprocess
began = time.monotonic()
time.sleep(600)
print(round(time.monotonic() - began))
print(threading.Event().wait(600), round(time.monotonic() - began))
print(select.select([], [], [], 30), round(time.monotonic() - began))
try:
    subprocess.run(["sleep", "900"], timeout=60)
except subprocess.TimeoutExpired:
    print("expired", round(time.monotonic() - began))
print(datetime.datetime.utcnow().isoformat())
)py"},
            "600\nFalse 1200\n([], [], []) 1230\nexpired 1290\n2026-01-05T09:21:30\n", 1290s);
}

TEST_CASE("Ruby: sleep, Timeout and Queue", "[sim][vtime][ruby]") {
  check_run({"ruby", "-e", R"rb(
require 'timeout'
clock = -> { Process.clock_gettime(Process::CLOCK_MONOTONIC).round }
began = clock.call
sleep 600
puts clock.call - began
begin
  Timeout.timeout(60) { loop { sleep 7 } }
rescue Timeout::Error
  puts clock.call - began
end
queue = Queue.new
Thread.new { sleep 30; queue << 1 }
queue.pop
puts clock.call - began
)rb"},
            "600\n660\n690\n", 690s);
}

TEST_CASE("Perl: sleep, select and alarm", "[sim][vtime][perl]") {
  check_run({"perl", "-e", R"pl(
my $began = time;
sleep 600;
select(undef, undef, undef, 30);
print time - $began, "\n";
eval { local $SIG{ALRM} = sub { die "alarm\n" }; alarm 60; sleep 900; };
print $@, time - $began, "\n";
)pl"},
            "630\nalarm\n690\n", 690s);
}

TEST_CASE("Python: chance comes from the seed", "[sim][vtime][python]") {
  if (!is_there("python3")) return;
  const std::vector<std::string> command{
      "python3", "-c",
      "import os, random, uuid; print(random.random(), uuid.uuid4(), os.urandom(8), hash('a'))"};
  std::string outputs[3];
  for (const int i : {0, 1, 2}) {
    ClockedPrograms clocked(i < 2 ? 1 : 2);
    outputs[i] = clocked.run(command).output;
  }
  CHECK(outputs[0] == outputs[1]);
  CHECK(outputs[0] != outputs[2]);
}

TEST_CASE("A program that spins on the clock is named", "[sim][vtime]") {
  ClockedPrograms clocked;
  const int pid = clocked.start({tests::client(), "spin"});
  CHECK_FALSE(clocked.settle(300ms));
  CHECK(sim::vtime::describe(clocked.observer.busy()) == "task play: vtime_client (pid " +
                                                             std::to_string(pid) + ", thread " +
                                                             std::to_string(pid) + ") is running");
  CHECK(clocked.observer.busy().at(0).preloaded);
}

TEST_CASE("A static program is noticed, and one that is preloaded is not", "[sim][vtime]") {
  ClockedPrograms clocked;
  clocked.start({tests::client(), "sleep"});
  const int fixed = clocked.start({tests::client() + "_static", "sleep"});
  REQUIRE(clocked.settle());
  const auto found = clocked.observer.unvirtual();
  REQUIRE(found.size() == 1);
  CHECK(found[0].pid == fixed);
  CHECK(found[0].program == "vtime_client_static");
  CHECK_FALSE(found[0].preloaded);
  CHECK(clocked.observer.unvirtual().size() == 1);
}

TEST_CASE("A static program that a preloaded one became by exec is noticed", "[sim][vtime]") {
  ClockedPrograms clocked;
  const int pid = clocked.start({"sh", "-c", "sleep 5; exec " + tests::client() + "_static sleep"});
  REQUIRE(clocked.settle());
  CHECK(clocked.observer.unvirtual().empty());
  clocked.page.set(clocked.page.now() + 5s);
  CHECK(clocked.page.wake_due() == 1);
  REQUIRE(clocked.settle());
  const auto found = clocked.observer.unvirtual();
  REQUIRE(found.size() == 1);
  CHECK(found[0].pid == pid);
}
