#include "harness/evidence/read_evidence.h"

#include <sys/stat.h>

#include <filesystem>

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
  const auto found = evidence::find_evidence({folder.path("b.json"), folder.path()});
  CHECK(found.files == std::vector<std::string>{folder.path("b.json"), folder.path("a.json")});
  CHECK_THROWS_WITH(evidence::find_evidence({folder.path("none")}),
                    "there is no file or folder " + folder.path("none"));
}

TEST_CASE("read evidence: what folders have and is not read is told", "[evidence]") {
  const tests::Folder folder;
  namespace fs = std::filesystem;
  folder.write("a.json", "{}");
  folder.write(".hidden", "{}");
  fs::create_directory(folder.path("below"));
  folder.write("below/b.json", "{}");
  fs::create_directory_symlink(folder.path("below"), folder.path("linked"));
  fs::create_symlink(folder.path("a.json"), folder.path("linked.json"));
  fs::create_symlink("self", folder.path("self"));
  REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  const auto found = evidence::find_evidence({folder.path()});
  CHECK(found.files == std::vector<std::string>{folder.path("a.json"), folder.path("below/b.json"),
                                                folder.path("linked.json")});
  std::string passed_over;
  for (const evidence::PassedOver& one : found.passed_over) {
    passed_over += fs::path(one.path).filename().string() + " " + one.why + "\n";
  }
  CHECK(passed_over ==
        ".hidden is hidden\nlinked is a link to a folder\npipe is no file\n"
        "self is a link that leads to nothing\n");
}

TEST_CASE("read evidence: what lies beside every export of DynamoDB is nothing wrong",
          "[evidence]") {
  CHECK(collected_of("", "x/_started")->all_is_well());
  CHECK(collected_of("q1QqZ0p4WTRIMEtXbnJ4dQ==", "x/manifest-summary.md5")->all_is_well());
  CHECK_FALSE(collected_of("", "x/started")->all_is_well());
}

TEST_CASE("read evidence: a time that no evidence can be of is told, and the rest is kept",
          "[evidence]") {
  // Seconds where SQS has milliseconds, and a year beyond them all.
  const auto all = collected_of(
      R"({"Messages":[{"MessageId":"m-1","Body":"a","Attributes":{"SentTimestamp":"1773237734"}},)"
      R"({"MessageId":"m-2","Body":"b","Attributes":{"SentTimestamp":"-1773237734000"}},)"
      R"({"MessageId":"m-3","Body":"c","Attributes":{"SentTimestamp":"7773237734000"}},)"
      R"({"MessageId":"m-4","Body":"d","Attributes":{"SentTimestamp":"99999999999999999999"}},)"
      R"({"MessageId":"m-5","Body":"e","Attributes":{"SentTimestamp":"1773237734000"}}]})");
  CHECK(all->of("sqs:Message").size() == 5);
  const auto& told = all->unknown["a time before 2004 or after 2199, which no evidence can be of"];
  REQUIRE(told.size() == 3);
  CHECK(told[0] == "1970-01-21T12:33:57.734000000Z of sqs:SendMessage");
  CHECK(all->unknown["an SQS message whose SentTimestamp is no time"].size() == 1);
  const auto sent = all->of("sqs:SendMessage");
  REQUIRE(sent.size() == 5);
  for (std::size_t i = 0; i < 4; ++i) CHECK_FALSE(sent[i].time);
  CHECK(sent[4].time == sim::from_unix_ms(1773237734000));
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
