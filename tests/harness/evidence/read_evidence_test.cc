#include "harness/evidence/read_evidence.h"

#include "tests/harness/evidence/collected.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using tests::collected_of;

TEST_CASE("read evidence: files of something else are named for what they are", "[evidence]") {
  CHECK(collected_of("PK\x03\x04rest")->troubles ==
        std::vector<std::string>{"is a ZIP archive: unpack it and name the folder"});
  CHECK(collected_of("BZh91AY")->has_trouble("bzip2"));
  CHECK(collected_of("$ion_1_0 {}")->has_trouble("Amazon Ion"));
  CHECK(collected_of("once upon a time")->unknown["a file of no known form"].size() == 1);
  CHECK(collected_of("")->troubles == std::vector<std::string>{"is empty"});
}

TEST_CASE("read evidence: JSON that nobody knows is told with its members", "[evidence]") {
  const auto all = collected_of(R"({"size":1,"color":"red"} {} [])");
  CHECK(all->unknown["a JSON object of no known form, with color, size"].size() == 1);
  CHECK(all->unknown["an empty JSON object"].size() == 1);
}

TEST_CASE("read evidence: folders by name, hidden files left out, each file once", "[evidence]") {
  const tests::Folder folder;
  folder.write("b.json", "{}");
  folder.write("a.json", "{}");
  folder.write(".hidden", "{}");
  CHECK(evidence::find_evidence({folder.path("b.json"), folder.path()}) ==
        std::vector<std::string>{folder.path("b.json"), folder.path("a.json")});
  CHECK_THROWS_WITH(evidence::find_evidence({folder.path("none")}),
                    "there is no file or folder " + folder.path("none"));
}

TEST_CASE("read evidence: an event in envelopes without end", "[evidence]") {
  std::string text = "{\"Message\":\"x\",\"TopicArn\":\"t\"}";
  for (int i = 0; i < 7; ++i) {
    std::string quoted;
    for (const char c : text)
      quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    text = "{\"Message\":\"" + quoted + "\",\"TopicArn\":\"t\"}";
  }
  CHECK(collected_of(text)->of("sns:Notification").size() == 8);
  std::string nested;
  for (int i = 0; i < 30; ++i) nested += R"({"Records":[)";
  nested += "{}";
  for (int i = 0; i < 30; ++i) nested += "]}";
  CHECK(collected_of(nested)->unknown["evidence that is wrapped too often"].size() == 1);
}
