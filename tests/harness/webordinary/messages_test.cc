#include "harness/webordinary/messages.h"

#include "tests/support/catch.h"

using namespace harness;

namespace {

Command command() {
  Command c;
  c.session_id = "c-p-t";
  c.command_id = "id";
  c.timestamp_ms = 5;
  c.instruction = "say \"hi\"\n";
  c.user_email = "jo@x";
  c.thread = "t";
  c.container = {"c", "p", "u"};
  c.branch = "thread-t";
  return c;
}

}  // namespace

TEST_CASE("Command: what is written is read back", "[standins][messages]") {
  const auto read = parse_command(to_json(command()));
  REQUIRE(read);
  CHECK(read->instruction == "say \"hi\"\n");
  CHECK(read->container.id() == "c-p-u");
  CHECK(read->branch == "thread-t");
  CHECK(read->type == "edit");
  CHECK(to_json(*read) == to_json(command()));
}

TEST_CASE("Command: what is not one is nothing", "[standins][messages]") {
  for (const char* text : {"", "null", "[]", "{}", "{\"sessionId\":1}"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_command(text));
  }
  Command odd = command();
  odd.type = "dance";
  CHECK_FALSE(parse_command(to_json(odd)));
}

TEST_CASE("Answer: what is written is read back", "[standins][messages]") {
  Answer answer;
  answer.session_id = "s";
  answer.command_id = "c";
  answer.completed_at_ms = 7;
  answer.interrupted = true;
  answer.interrupted_by = "other";
  answer.files_changed = {"a", "b"};
  const auto read = parse_answer(to_json(answer));
  REQUIRE(read);
  CHECK(read->interrupted);
  CHECK(read->interrupted_by == "other");
  CHECK(read->files_changed == std::vector<std::string>{"a", "b"});
  CHECK(to_json(*read) == to_json(answer));
  CHECK_FALSE(parse_answer("{\"commandId\":\"c\"}"));
}
