#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::backlot;
using tests::Ran;

TEST_CASE("exec: the command's exit code and output are backlot's", "[cli][exec]") {
  const Ran ran = backlot("exec -- sh -c 'echo out; echo err >&2; exit 7'");
  CHECK(ran.exit_code == 7);
  CHECK(ran.out == "out\n");
  CHECK_THAT(ran.err, Contains("err\n"));
  // A command that fails is not waited for until the limit.
  CHECK_THAT(ran.err, Contains("FAILED  backlot-exec        1m07s"));
}

TEST_CASE("exec: the command lives by the world's clock", "[cli][exec]") {
  const Ran ran = backlot("exec -- sh -c 'a=$(date +%s); sleep 1200; echo $(($(date +%s) - a))'");
  CHECK(ran.exit_code == 0);
  CHECK(ran.out == "1200\n");
}

TEST_CASE("exec: it finds the user's variables and words, and AWS at the world", "[cli][exec]") {
  const Ran ran = backlot(
      "exec -- sh -c 'echo \"$CUSTOM ${CUSTOM} {CUSTOM} $AWS_PROFILE. $AWS_ENDPOINT_URL $*\"' "
      "sh --n -5",
      "env CUSTOM=a AWS_PROFILE=production");
  CHECK_THAT(ran.out, Catch::Matchers::StartsWith("a a {CUSTOM} . http://127.0.0.1:"));
  CHECK_THAT(ran.out, Catch::Matchers::EndsWith(" --n -5\n"));
}

TEST_CASE("exec: a command that is not there, or takes too long", "[cli][exec]") {
  const Ran none = backlot("exec -- ./no-such-command");
  CHECK(none.exit_code == 127);
  CHECK_THAT(none.err,
             Contains("The command could not be started: ") && Contains("no-such-command"));
  const Ran late = backlot("exec --limit 10m -- sleep 3600");
  CHECK(late.exit_code == 124);
}

TEST_CASE("exec: what is wrong with the call", "[cli][exec]") {
  CHECK(backlot("exec").exit_code == 2);
  CHECK(backlot("exec --world no-such.yaml -- true").exit_code == 2);
  CHECK(backlot("exec --pace manual -- true").exit_code == 2);
  CHECK(backlot("exec --limit 0s -- true").exit_code == 2);
}
