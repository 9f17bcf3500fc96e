// What a piece of evidence says happened: one fact, in one form whatever it was read from.
//
// A fact says what its source says, and no more: what is joined with it or inferred from it is said
// elsewhere. A field that the source is silent about is empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/time/time.h"

namespace evidence {

// What an id is the id of. Ids of one kind and value in two facts join them.
enum class IdKind : std::uint8_t {
  kMessage,    // an SQS message's id, lower case
  kRequest,    // an AWS request's id, lower case
  kTask,       // the last part of an ECS task's ARN
  kTrace,      // 32 hexadecimal digits, of X-Ray or OpenTelemetry alike
  kBodyMd5,    // of the body of an SQS message, lower case
  kMail,       // a Message-ID without brackets; of SES's own without their domain
  kThread,     // the Message-ID with which a mail's thread began
  kMentioned,  // an id in a text, of which the text does not say what it is the id of
};

// `message`, `request`, …
std::string_view to_text(IdKind kind);

struct Id {
  IdKind kind = IdKind::kMentioned;
  std::string value;

  friend bool operator==(const Id&, const Id&) = default;
};

// Where in the evidence something stands.
struct Place {
  std::string file;          // its path
  std::uint64_t number = 0;  // of the record or the line in it: 1, 2, 3, …; 0: the file as a whole

  friend bool operator==(const Place&, const Place&) = default;
};

// `logs/orders.json:12`
std::string to_text(const Place& place);

struct Fact {
  // By the clock of `source`; nothing if it does not say.
  std::optional<sim::Time> time;
  // It happened at `time` or later, by less than this.
  sim::Duration resolution{};
  // Who recorded it, by whose clock: `sqs`, `cloudtrail/123456789012/eu-west-1`,
  // `logs//ecs/orders`.
  std::string source;
  // Who did it: a task's id, `role/session`, a user's name, a service.
  std::string actor;
  // What was done: an API operation as IAM writes it (`sqs:SendMessage`), or what a service tells
  // of by itself (`ecs:TaskStateChange`, `logs:Event`).
  std::string operation;
  // To what: an ARN where one is known, else a URL, a name or a log stream.
  std::string resource;
  std::vector<Id> ids;
  // What else the source says: a text, or a JSON object.
  std::string payload;
  bool payload_is_json = false;
  // The id that the source gave to this very record: two facts of one operation with the same one
  // are the same fact told twice. "" if it has none.
  std::string own_id;
  // A decimal number that orders what has the same time: a FIFO queue's sequence number. "" if
  // none.
  std::string order;
  Place place;

  // Empties everything but `place`; strings keep their memory.
  void clear();
  // Adds an id that is not empty and not there yet, in the form that its kind has.
  void add_id(IdKind kind, std::string_view value);
};

// As one line of facts.jsonl, without the line's end. Times are RFC 3339 in UTC with nine digits.
std::string to_json_line(const Fact& fact, std::uint64_t count);
void append_json_line(std::string& lines, const Fact& fact, std::uint64_t count);

// `2026-01-05T09:00:00.123456789Z`
std::string to_rfc3339(sim::Time time);

}  // namespace evidence
