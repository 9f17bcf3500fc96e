// Backlot's own journals: docs/events.md has the kinds of events.
#include "harness/evidence/fields.h"
#include "harness/evidence/ids_in_text.h"
#include "harness/evidence/readers/readers.h"
#include "sim/journal/journal_file.h"
#include "sim/store/database.h"

namespace evidence {
namespace {

constexpr std::string_view kSqliteMagic{"SQLite format 3\0", 16};

struct JournalEvent {
  std::optional<Instant> time;
  std::string_view actor;
  std::string_view kind;
  std::string_view subject;
  std::string_view data;
};

void tell_event(const JournalEvent& event, Reading& reading) {
  Fact& fact = reading.new_fact();
  fact.source = "backlot";
  set_time(fact, event.time);
  fact.actor = event.actor;
  fact.operation.append("backlot:").append(event.kind);
  fact.resource = event.subject;
  if (event.kind.starts_with("sqs.") && is_uuid(event.subject)) {
    fact.add_id(IdKind::kMessage, event.subject);
  } else if (event.subject.find(":task/") != event.subject.npos) {
    fact.add_id(IdKind::kTask, event.subject);
  } else {
    add_mentioned_ids(fact, event.subject);
  }
  sim::JsonTree data;
  if (data.read(event.data)) add_named_ids(fact, data.root());
  fact.payload = event.data;
  fact.payload_is_json = true;
  reading.tell();
}

bool is_journal_line(const sim::JsonValue& document) {
  return document.find("sequence") != nullptr && document.find("kind") != nullptr &&
         document.find("subject") != nullptr && document.find("data") != nullptr;
}

void read_journal_line(const sim::JsonValue& line, Reading& reading) {
  tell_event({.time = instant_of(line, "time", Unit::kNanoseconds),
              .actor = text_of(line, "actor"),
              .kind = text_of(line, "kind"),
              .subject = text_of(line, "subject"),
              .data = line.find("data")->json()},
             reading);
}

bool is_journal_file(std::string_view beginning) { return beginning.starts_with(kSqliteMagic); }

void read_events(sim::Database& db, Reading& reading) {
  sim::Statement& rows = db.prepare(
      "SELECT sequence, time_ns, actor, kind, subject, data FROM event ORDER BY sequence");
  rows.bind();
  while (rows.step()) {
    reading.at_record(static_cast<std::uint64_t>(rows.integer(0)));
    tell_event({.time = Instant{sim::Time{sim::Duration{rows.integer(1)}}, sim::Duration{1}},
                .actor = rows.text(2),
                .kind = rows.text(3),
                .subject = rows.text(4),
                .data = rows.text(5)},
               reading);
  }
}

// SQLite reads the file itself, event by event.
void read_journal_file(Input& /*input*/, Reading& reading) {
  try {
    sim::Database db(reading.file(), sim::Access::kReadOnly);
    sim::Statement& version =
        db.prepare("SELECT version FROM schema_version WHERE component = 'journal'");
    const bool is_journal = version.bind().step() && version.integer(0) == sim::kJournalVersion;
    version.reset();
    if (!is_journal) {
      return reading.trouble("is a journal of another version of Backlot than this one reads");
    }
    read_events(db, reading);
  } catch (const sim::StoreError& error) {
    reading.trouble("is a SQLite file, but cannot be read as a journal of Backlot: " +
                    std::string(error.what()));
  }
}

}  // namespace

const DocumentReader kJournalLines{"a journal of Backlot, as lines", is_journal_line,
                                   read_journal_line};
const TextReader kJournalFile{"a journal of Backlot", is_journal_file, read_journal_file};

}  // namespace evidence
