#include "sim/journal/journal_file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/folder.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using sim::Access;
using sim::Database;
using sim::JournalFile;

namespace {

std::vector<sim::Event> some_events() {
  sim::Scheduler scheduler;
  sim::Journal journal{scheduler};
  journal.record("user/jo", "mail.sent", "m1", R"({"text":"gr\u00fc\u00df"})");
  scheduler.run_until(scheduler.now() + 1500ms + 1ns);
  const sim::CauseScope because{journal, 1};
  journal.record("hermes", "sqs.sent", std::string("a\0b", 3), R"({"n":1})");
  return {journal.events().begin(), journal.events().end()};
}

void write_take(const std::string& path) {
  JournalFile file{path};
  for (const sim::Event& event : some_events()) file.add(event);
  file.set_info({{"seed", "42"}, {"scenario", "interrupt"}});
  file.set_info({{"seed", "43"}});
  file.flush();
}

bool equal(const sim::Event& a, const sim::Event& b) {
  return a.sequence == b.sequence && a.time == b.time && a.actor == b.actor && a.kind == b.kind &&
         a.subject == b.subject && a.cause == b.cause && a.data == b.data;
}

// What the command prints.
std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen(command.c_str(), "r"), pclose};
  REQUIRE(pipe != nullptr);
  std::string text;
  std::array<char, 256> buffer;
  while (std::fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr) text += buffer.data();
  return text;
}

}  // namespace

TEST_CASE("JournalFile: what was written is read back", "[sim][journal]") {
  tests::Folder folder;
  write_take(folder.path("take.journal"));
  const sim::RecordedTake take = JournalFile::read(folder.path("take.journal"));
  CHECK(take.info == sim::TakeInfo{{"seed", "43"}, {"scenario", "interrupt"}});
  const auto events = some_events();
  REQUIRE(take.events.size() == events.size());
  for (std::size_t i = 0; i < events.size(); ++i) CHECK(equal(take.events[i], events[i]));
}

TEST_CASE("JournalFile: flush decides what survives", "[sim][journal]") {
  tests::Folder folder;
  const auto events = some_events();
  {
    JournalFile file{folder.path("take.journal")};
    file.add(events[0]);
    file.flush();
    // Others may read while it is being written.
    CHECK(JournalFile::read(folder.path("take.journal")).events.size() == 1);
    file.add(events[1]);
  }
  CHECK(JournalFile::read(folder.path("take.journal")).events.size() == 1);
}

TEST_CASE("JournalFile: any SQLite tool opens it", "[sim][journal]") {
  tests::Folder folder;
  write_take(folder.path("take.journal"));
  const std::string sqlite = std::string(BACKLOT_SQLITE3) + " " + folder.path("take.journal");
  CHECK(output_of(sqlite + " 'SELECT sequence, time, actor, kind, cause, data FROM event'") ==
        "1|2026-01-05T09:00:00.000Z|user/jo|mail.sent|0|{\"text\":\"gr\\u00fc\\u00df\"}\n"
        "2|2026-01-05T09:00:01.500Z|hermes|sqs.sent|1|{\"n\":1}\n");
  CHECK(output_of(sqlite + " \"SELECT json_extract(data, '$.n') FROM event"
                           " WHERE kind = 'sqs.sent'\"") == "1\n");
  CHECK(output_of(sqlite + " 'SELECT value FROM take ORDER BY name'") == "interrupt\n43\n");
}

TEST_CASE("JournalFile: an older journal is replaced, an empty file too", "[sim][journal]") {
  tests::Folder folder;
  const std::string path = folder.path("take.journal");
  write_take(path);
  Database{path}.execute("UPDATE schema_version SET version = 999");
  { JournalFile file{path}; }
  CHECK(JournalFile::read(path).events.empty());
  folder.write("empty", "");
  { JournalFile file{folder.path("empty")}; }
  CHECK(JournalFile::read(folder.path("empty")).events.empty());
}

TEST_CASE("JournalFile: what is not a journal is left as it is", "[sim][journal]") {
  tests::Folder folder;
  folder.write("letter.txt", "Dear Jo,\n");
  {
    Database db{folder.path("other.db")};
    db.execute("PRAGMA journal_mode = DELETE; CREATE TABLE t (v); INSERT INTO t VALUES (1)");
  }
  std::filesystem::create_directory(folder.path("folder"));
  for (const char* name : {"letter.txt", "other.db", "folder"}) {
    CAPTURE(name);
    const std::string before = folder.read(name);
    CHECK_THROWS_WITH(JournalFile{folder.path(name)},
                      folder.path(name) + " exists and is not a journal; it is left as it is");
    CHECK(folder.read(name) == before);
    CHECK_THROWS_AS(JournalFile::read(folder.path(name)), sim::StoreError);
    CHECK(folder.read(name) == before);
  }
  CHECK(std::filesystem::is_directory(folder.path("folder")));
  CHECK_THROWS_WITH(JournalFile{"/dev/null"}, Contains("is not a journal"));
}

TEST_CASE("JournalFile: a folder that cannot be written is one clear line", "[sim][journal]") {
  tests::Folder folder;
  CHECK_THROWS_WITH(JournalFile{folder.path("none/take.journal")},
                    Contains("cannot open " + folder.path("none/take.journal")));
  folder.write("file", "x");
  CHECK_THROWS_WITH(JournalFile{folder.path("file/take.journal")},
                    Contains("cannot open " + folder.path("file/take.journal")));
  const std::string long_name(300, 'n');
  CHECK_THROWS_AS(JournalFile{folder.path(long_name)}, sim::StoreError);
}

TEST_CASE("JournalFile::read: says why it cannot", "[sim][journal]") {
  tests::Folder folder;
  CHECK_THROWS_WITH(JournalFile::read(folder.path("none")),
                    "there is no journal at " + folder.path("none"));
  CHECK_THROWS_WITH(JournalFile::read(folder.path()), Contains("there is no journal at"));
  folder.write("letter.txt", "Dear Jo, this is not a database at all.\n");
  CHECK_THROWS_WITH(JournalFile::read(folder.path("letter.txt")),
                    folder.path("letter.txt") + " is not a journal");
  Database{folder.path("other.db")}.execute("CREATE TABLE t (v)");
  CHECK_THROWS_WITH(JournalFile::read(folder.path("other.db")),
                    folder.path("other.db") + " is not a journal");
  write_take(folder.path("take"));
  Database{folder.path("take")}.execute("DROP TABLE event");
  CHECK_THROWS_WITH(JournalFile::read(folder.path("take")),
                    Contains("cannot read " + folder.path("take")) && Contains("no such table"));
  write_take(folder.path("view"));
  Database{folder.path("view")}.execute(
      "DROP TABLE event; CREATE VIEW event AS WITH RECURSIVE n(sequence) AS (SELECT 1 UNION ALL "
      "SELECT sequence + 1 FROM n LIMIT 1000) SELECT sequence, 0 AS time_ns, '' AS actor, 'x' AS "
      "kind, '' AS subject, 0 AS cause, '{}' AS data FROM n");
  CHECK_THROWS_WITH(JournalFile::read(folder.path("view")),
                    folder.path("view") + " is not a journal");
  write_take(folder.path("take"));
  Database{folder.path("take")}.execute("UPDATE schema_version SET version = 7");
  CHECK_THROWS_WITH(
      JournalFile::read(folder.path("take")),
      folder.path("take") + " is a journal of version 7; this program reads version 1");
}

TEST_CASE("JournalFile::read: a file that was cut off is an error", "[sim][journal]") {
  tests::Folder folder;
  write_take(folder.path("take"));
  const std::string bytes = folder.read("take");
  for (const std::size_t size : {std::size_t{50}, std::size_t{4096}, bytes.size() - 4096}) {
    CAPTURE(size);
    folder.write("cut", bytes.substr(0, size));
    CHECK_THROWS_AS(JournalFile::read(folder.path("cut")), sim::StoreError);
  }
}

TEST_CASE("export_jsonl: what would command a terminal is escaped, and reads back the same",
          "[sim][journal]") {
  sim::Scheduler scheduler;
  sim::Journal journal{scheduler};
  // U+0080, U+009B and U+009F, the delete character, and U+00A0, which is none of them.
  const std::string text =
      "\xC2\x80\xC2\x9B"
      "2J\xC2\x9F\x7F\xC2\xA0";
  journal.record("user/jo", "mail.sent", text, R"({"text":")" + text + R"("})");
  tests::Folder folder;
  sim::export_jsonl({journal.events().begin(), journal.events().end()}, folder.path("take.jsonl"));
  const std::string line = folder.read("take.jsonl");
  const std::string escaped = R"(\u0080\u009b2J\u009f\u007f)"
                              "\xC2\xA0";
  CHECK_THAT(line,
             Contains(R"("subject":")" + escaped + '"') && Contains(R"("text":")" + escaped + '"'));
  CHECK(std::ranges::count(line, '\n') == 1);
  const auto read = nlohmann::json::parse(line);
  CHECK(read.at("subject") == text);
  CHECK(read.at("data").at("text") == text);
}

TEST_CASE("export_jsonl: a line of JSON for each event", "[sim][journal]") {
  tests::Folder folder;
  const auto events = some_events();
  sim::export_jsonl(events, folder.path("take.jsonl"));
  CHECK(folder.read("take.jsonl") ==
        sim::to_json(events[0]) + "\n" + sim::to_json(events[1]) + "\n");
  CHECK_THROWS_WITH(
      sim::export_jsonl(events, folder.path("none/take.jsonl")),
      "cannot write " + folder.path("none/take.jsonl") + ": No such file or directory");
}
