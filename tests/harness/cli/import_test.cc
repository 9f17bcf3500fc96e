// `backlot import`, as a user runs it.
#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::backlot;
using tests::Ran;

namespace {

// Two messages of a dead-letter queue, and the log line of one of them.
struct Evidence : tests::Folder {
  Evidence() {
    write("dump.json",
          R"({"Messages":[{"MessageId":"93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11","Body":)"
          R"("{\"to\":\"user@example.com\"}","Attributes":{"SentTimestamp":"1767607200123"}}]})");
    write("app.log", "2026-01-05T10:01:00.500Z failed 93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11\n");
  }
  Ran imported(const std::string& more = {}) const {
    return backlot("import " + path("dump.json") + " " + path("app.log") + " -o " + path("out") +
                   " " + more);
  }
};

}  // namespace

TEST_CASE("import: a dump and a log become facts and a report", "[cli][import]") {
  const Evidence evidence;
  const Ran ran = evidence.imported();
  INFO(ran.err);
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Contains("3 facts from 2 files in " + evidence.path("out/facts.jsonl")));
  CHECK_THAT(ran.out, Contains("pseudonyms: " + evidence.path("out.redaction.json")));
  const std::string facts = evidence.read("out/facts.jsonl");
  CHECK_THAT(facts, Contains("user1@domain1.example") && !Contains("user@example.com"));
  CHECK_THAT(evidence.read("out/report.md"), Contains("| message | 1 | 3 | 1 |"));
}

TEST_CASE("import: what is made plays, and tells its score", "[cli][import][incident]") {
  const Evidence evidence;
  const Ran ran = evidence.imported();
  CHECK_THAT(ran.out, Contains("1 step and 1 expectation in " + evidence.path("out/incident.yaml") +
                               ", played in " + evidence.path("out/world.yaml")));
  const Ran checked = backlot("check " + evidence.path("out/incident.yaml"));
  CHECK(checked.exit_code == 0);
  const Ran played = backlot("run " + evidence.path("out/incident.yaml"));
  INFO(played.out << played.err);
  CHECK(played.exit_code == 0);
  CHECK_THAT(played.out, Contains("incident: facts met in order  1 of 1"));
  const Ran json = backlot("run --json " + evidence.path("out/incident.yaml"));
  CHECK_THAT(json.out, Contains(R"("incident":{"known":1,"met":1,"in_order":1,"missed":[])"));
}

TEST_CASE("import: a world that is not there, exit 2 and nothing made", "[cli][import]") {
  const Evidence evidence;
  const Ran ran = evidence.imported("--world " + evidence.path("none.yaml"));
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("none.yaml"));
  CHECK(evidence.read("out/facts.jsonl").empty());
}

TEST_CASE("import: without redaction, and within a time", "[cli][import]") {
  const Evidence evidence;
  const Ran ran = evidence.imported("--no-redact --from 2026-01-05T10:00:30Z");
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Contains("2 facts") && Contains("1 outside of the time"));
  CHECK_THAT(evidence.read("out/facts.jsonl"), Contains("user@example.com"));
  CHECK(evidence.read("out.redaction.json").empty());
}

TEST_CASE("import: a folder that is in use is left alone, exit 2", "[cli][import]") {
  const Evidence evidence;
  CHECK(evidence.imported().exit_code == 0);
  const Ran again = evidence.imported();
  CHECK(again.exit_code == 2);
  CHECK_THAT(again.err, Contains("is not empty"));
}

TEST_CASE("import: what is no evidence, exit 1", "[cli][import]") {
  const tests::Folder folder;
  folder.write("notes.txt", "once upon a time");
  const Ran ran = backlot("import " + folder.path("notes.txt") + " -o " + folder.path("out"));
  CHECK(ran.exit_code == 1);
  CHECK_THAT(ran.err, Contains("nothing of this is evidence"));
  CHECK_THAT(folder.read("out/report.md"), Contains("a file of no known form"));
}

TEST_CASE("import: bad calls", "[cli][import]") {
  CHECK_THAT(backlot("import").err, Contains("EVIDENCE"));
  CHECK_THAT(backlot("import x").err, Contains("--output"));
  CHECK_THAT(backlot("import x -o y --from soon").err, Contains("'soon' is no time"));
  const Ran ran = backlot("import /nowhere -o /nowhere/out");
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("there is no file or folder /nowhere"));
}
