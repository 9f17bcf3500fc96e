#include "harness/evidence/fact.h"

#include "harness/evidence/ids_in_text.h"
#include "tests/harness/evidence/collected.h"
#include "tests/support/catch.h"

using evidence::Fact;
using evidence::IdKind;
using tests::has_id;

TEST_CASE("fact: ids have one form, whoever writes them", "[evidence][fact]") {
  Fact fact;
  fact.add_id(IdKind::kTrace, "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8");
  fact.add_id(IdKind::kTrace, "1-5759e988-bd862e3fe1be46a994272793");
  fact.add_id(IdKind::kTrace, "5759E988BD862E3FE1BE46A994272793");
  CHECK(fact.ids ==
        std::vector<evidence::Id>{{IdKind::kTrace, "5759e988bd862e3fe1be46a994272793"}});
  fact.ids.clear();
  fact.add_id(IdKind::kTask, "arn:aws:ecs:eu-west-1:123456789012:task/main/3f0c7d2ab94e4a6f");
  fact.add_id(IdKind::kMail, "<0102-000000@eu-west-1.amazonses.com>");
  fact.add_id(IdKind::kMail, "<1@example.com>");
  fact.add_id(IdKind::kMessage, "");
  CHECK(fact.ids == std::vector<evidence::Id>{{IdKind::kTask, "3f0c7d2ab94e4a6f"},
                                              {IdKind::kMail, "0102-000000"},
                                              {IdKind::kMail, "1@example.com"}});
}

TEST_CASE("fact: as a line of JSON", "[evidence][fact]") {
  Fact fact;
  fact.time = sim::from_unix_ms(1767607200123);
  fact.resolution = std::chrono::milliseconds{1};
  fact.source = "sqs";
  fact.operation = "sqs:SendMessage";
  fact.add_id(IdKind::kMessage, "93BB6E2D");
  fact.payload = "two\nlines";
  fact.place = {"dump.json", 3};
  CHECK(to_json_line(fact, 2) ==
        R"({"time":"2026-01-05T10:00:00.123000000Z","resolution_ns":1000000,"source":"sqs",)"
        R"("operation":"sqs:SendMessage","ids":[{"kind":"message","value":"93bb6e2d"}],"told":2,)"
        R"("file":"dump.json","record":3,"payload":"two\nlines"})");
}

TEST_CASE("fact: JSON over several lines comes in one", "[evidence][fact]") {
  Fact fact;
  fact.payload = "{\n    \"a\": \"x\\ny\",\r\n    \"b\": 1\n}";
  fact.payload_is_json = true;
  CHECK(to_json_line(fact, 1) ==
        R"({"source":"","operation":"","file":"","record":0,"payload":{"a": "x\ny","b": 1}})");
}

TEST_CASE("ids in a text: those that join are found, words are not", "[evidence][fact]") {
  Fact fact;
  evidence::add_mentioned_ids(
      fact,
      "received 93BB6E2D-0e5c-4d6e-8f1c-2f0d6a1f7a11 for order-5c1f0a7e-4b7f-4c55-9d8e-"
      "0a4c1b2d3e4f in 3f0c7d2ab94e4a6f8d15c2e07b9a6614, Root=1-5759e988-"
      "bd862e3fe1be46a994272793 answers <1.2@example.com> a < b > c deadbeef");
  CHECK(fact.ids.size() == 5);
  CHECK(has_id(fact, IdKind::kMentioned, "93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11"));
  CHECK(has_id(fact, IdKind::kMentioned, "5c1f0a7e-4b7f-4c55-9d8e-0a4c1b2d3e4f"));
  CHECK(has_id(fact, IdKind::kMentioned, "3f0c7d2ab94e4a6f8d15c2e07b9a6614"));
  CHECK(has_id(fact, IdKind::kTrace, "5759e988bd862e3fe1be46a994272793"));
  CHECK(has_id(fact, IdKind::kMail, "1.2@example.com"));
}

TEST_CASE("ids in a text: SES's and DynamoDB's", "[evidence][fact]") {
  Fact fact;
  evidence::add_mentioned_ids(fact,
                              "0102019b8c5d7e1f-93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11-000000 "
                              "0B6VOGLPBHTJ1S4K8UFLJ0M4OVVV4KQNSO5AEMVJF66Q9ASUAAJG");
  CHECK(
      has_id(fact, IdKind::kMail, "0102019b8c5d7e1f-93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11-000000"));
  CHECK(has_id(fact, IdKind::kMentioned, "0b6vogplbhtj1s4k8uflj0m4ovvv4kqnso5aemvjf66q9asuaajg") ==
        false);
  CHECK(fact.ids.size() == 2);
}

TEST_CASE("ids in a text: a text full of ids gives only so many", "[evidence][fact]") {
  std::string text;
  for (int i = 10; i < 99; ++i)
    text += "93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a" + std::to_string(i) + " ";
  Fact fact;
  evidence::add_mentioned_ids(fact, text);
  CHECK(fact.ids.size() == evidence::kMostIds);
}
