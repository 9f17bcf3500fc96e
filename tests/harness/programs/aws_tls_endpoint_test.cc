// Programs that know no other endpoint than AWS's own come in by names under amazonaws.com.
#include <string>

#include "tests/harness/programs/running_world.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::RunningWorld;
using tests::Workplace;

namespace {

// A request for a new queue, in the oldest way there is, to AWS's own name.
constexpr char kAsk[] = R"sh(python3 - <<'PY'
import urllib.request
form = b"Action=CreateQueue&Version=2012-11-05&QueueName=by-name"
print(urllib.request.urlopen("https://sqs.us-west-2.amazonaws.com/", form).read().decode())
PY
)sh";

std::string what_prints(const std::string& script, const harness::ProgramsConfig& programs) {
  Workplace workplace;
  workplace.command = tests::shell(script);
  workplace.programs = programs;
  RunningWorld running(std::move(workplace));
  return running.log(running.play());
}

}  // namespace

TEST_CASE("AwsTlsEndpoint: a name of AWS leads to the World, and queue URLs keep it",
          "[programs]") {
  harness::ProgramsConfig programs;
  for (const bool own_network : {true, false}) {
    programs.own_network = own_network;
    INFO(own_network);
    CHECK_THAT(what_prints(kAsk, programs),
               Contains("<QueueUrl>https://sqs.us-west-2.amazonaws.com/") &&
                   Contains("/by-name</QueueUrl>"));
  }
}

TEST_CASE("AwsTlsEndpoint: a child with an environment of its own comes in as well", "[programs]") {
  const std::string script = R"sh(python3 - <<'PY'
import os, subprocess
kept = {"PATH": os.environ["PATH"]}
ask = "import socket; print(socket.getaddrinfo('ecs.us-west-2.amazonaws.com', 443)[0][4][0])"
subprocess.run(["python3", "-c", ask], env=kept)
PY
)sh";
  CHECK_THAT(what_prints(script, {}), Contains("127.193.0.1"));
}

TEST_CASE("AwsTlsEndpoint: a world can leave the names of AWS alone", "[programs]") {
  harness::ProgramsConfig programs;
  programs.aws_names = false;
  CHECK_THAT(
      what_prints("echo names: ${BACKLOT_VTIME_NAMES:-none} ${AWS_CA_BUNDLE:-none}", programs),
      Contains("names: none none"));
}
