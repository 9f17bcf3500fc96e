// The things that facts tell of, each with all that is known of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "harness/evidence/fact.h"
#include "harness/incident/origin.h"

namespace incident {

// An instant as evidence tells it, and where.
struct Moment {
  sim::Time time;
  sim::Duration resolution{};
  std::string source;  // by whose clock
  evidence::Place place;
};

// An SQS message.
struct Message {
  std::string id;
  std::string account;  // "" if nothing says it
  std::string actor;    // who sent it; "" if nothing says it
  // The name of the queue that it was sent to; "" if nothing says it.
  std::string queue;
  Origin queue_origin;
  std::optional<Moment> sent;
  std::optional<Moment> first_received;
  bool has_body = false;
  std::string body;
  Origin body_origin;
  std::string md5;         // of the body; "" if nothing says it
  std::string bytes;       // how large it is, a number; "" if nothing says it
  std::string attributes;  // its MessageAttributes, a JSON object; "" if it has none
  std::string group;
  std::string deduplication;
  // A dump has it: it was in a queue when somebody looked.
  std::optional<evidence::Place> seen;
  std::string seen_in;      // the name of that queue; "" if nothing says it
  int receives = 0;         // by then
  int fewest_receives = 0;  // when somebody looked first
  // Who looked was told when it was received first, which facts may leave out: they are of a time.
  bool is_told_received = false;
  bool is_dead = false;  // AWS says of which queue it is a dead letter: `queue`
  // The setup of the world sends it (harness/incident/own_setup.h).
  bool is_setup = false;
};

// An ECS task.
struct Task {
  std::string id;
  std::string account;
  std::string family;
  std::string group;
  std::string container_id;  // its CONTAINER_ID
  std::optional<Moment> created;
  std::optional<Moment> started;
  std::optional<Moment> stopping;
  std::optional<Moment> died;  // its containers had stopped
  std::optional<Moment> stopped;
  std::string stop_code;
  std::string reason;
  std::optional<int> exit_code;
  std::string stream_container;  // of a log stream, `prefix/container/task`
  // Nothing tells of it but calls that name it, or what was before: it is known who it is.
  bool is_only_named = true;
};

struct Mail {
  std::vector<std::string> ids;
  std::string thread;  // the Message-ID that it began with
  std::string from;
  std::string to;
  std::string subject;
  bool has_text = false;
  std::string text;
  std::optional<Moment> time;
  evidence::Place place;
  bool is_received = false;  // SES took it for the account
};

// An API call of CloudTrail that is told of by no message.
struct Call {
  Moment time;
  std::string account;
  std::string actor;
  std::string operation;  // `ecs:UpdateService`
  std::string resource;
  std::string payload;
  std::string error;
  bool reads = false;     // it changes nothing
  bool is_setup = false;  // the setup of the world makes it (harness/incident/own_setup.h)
  std::vector<evidence::Id> ids;
};

// An item of a table as somebody saw it, or a change of one.
struct Item {
  std::string table;  // "" if nothing says it
  std::string image;  // a JSON object; "" if it was deleted, or a change does not say it
  std::string keys;   // a JSON object; "" if nothing says which they are
  // Of a change: as it was before, a JSON object; "" if nothing says it, or there was none.
  std::string before;
  std::optional<Moment> time;
  evidence::Place place;
  bool is_change = false;
  bool is_new = false;       // by the change: there was none before
  bool is_modified = false;  // by the change: there was one before, and is one
  bool is_gone = false;      // by the change
};

struct Sent {  // mail that went out
  Moment time;
  std::string actor;
  std::string to;
};

// One point of a metric.
struct Point {
  Moment time;
  std::string label;
  double value = 0;
};

}  // namespace incident
