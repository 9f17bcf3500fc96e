// What facts tell together, by the thing that they are about: the messages, tasks, mails, items and
// calls of an incident. A thing that several sources tell of is one thing here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
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
  std::string attributes;  // its MessageAttributes, a JSON object; "" if it has none
  std::string group;
  std::string deduplication;
  // A dump has it: it was in a queue when somebody looked.
  std::optional<evidence::Place> seen;
  std::string seen_in;   // the name of that queue; "" if nothing says it
  int receives = 0;      // by then
  bool is_dead = false;  // AWS says of which queue it is a dead letter: `queue`
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
  bool reads = false;  // it changes nothing
  std::vector<evidence::Id> ids;
};

// An item of a table as somebody saw it, or a change of one.
struct Item {
  std::string table;  // "" if nothing says it
  std::string image;  // a JSON object; "" if it was deleted
  std::string keys;   // a JSON object; "" if nothing says which they are
  std::optional<Moment> time;
  evidence::Place place;
  bool is_change = false;
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

// From the first fact to the last that has a time.
struct Span {
  std::optional<sim::Time> first;
  std::optional<sim::Time> last;
};

class Happenings {
 public:
  // Of each kind of thing, that many are kept, and the others counted: a scenario of more is of no
  // use to anybody.
  static constexpr std::size_t kMostKept = 20'000;

  // A body of a message and where it stands, by its MD5.
  struct Body {
    std::string text;
    evidence::Place place;
  };

  // Takes up a body that no dump has as that of a message: one that was found in a log.
  void add_body(const std::string& text, const evidence::Place& place);
  // REQUIRES: in the order of an import.
  void see(const evidence::Fact& fact);

  std::vector<Message>& messages() { return messages_; }
  const std::vector<Message>& messages() const { return messages_; }
  const std::map<std::string, Task, std::less<>>& tasks() const { return tasks_; }
  const std::vector<Mail>& mails() const { return mails_; }
  const std::vector<Call>& calls() const { return calls_; }
  const std::vector<Item>& items() const { return items_; }
  const std::vector<Sent>& sent() const { return sent_; }
  const std::vector<Point>& points() const { return points_; }
  // The names of queues that facts are about.
  const std::set<std::string, std::less<>>& queues() const { return queues_; }
  const Span& span() const { return span_; }
  const std::map<std::string, Body, std::less<>>& bodies() const { return bodies_; }
  // How many facts of each operation there are.
  const std::map<std::string, std::uint64_t, std::less<>>& counts() const { return counts_; }
  // How many things were beyond kMostKept.
  std::uint64_t left_out() const { return left_out_; }
  // The account that most facts are about; "" if none is.
  std::string account() const;

 private:
  Message* message(const evidence::Fact& fact);
  Message* message(const std::string& id);
  void see_sent(const evidence::Fact& fact);
  void see_batch(const evidence::Fact& fact);
  void see_received(const evidence::Fact& fact);
  void see_in_queue(const evidence::Fact& fact);
  void see_task(const evidence::Fact& fact);
  void see_stream(const evidence::Fact& fact);
  void see_mail(const evidence::Fact& fact);
  void see_item(const evidence::Fact& fact);
  void see_change(const evidence::Fact& fact);
  void see_call(const evidence::Fact& fact);
  void see_metric(const evidence::Fact& fact);
  template <class T>
  T* room(std::vector<T>& all);

  std::vector<Message> messages_;
  std::map<std::string, std::size_t, std::less<>> message_index_;
  std::map<std::string, Body, std::less<>> bodies_;  // by MD5
  std::map<std::string, Task, std::less<>> tasks_;
  std::vector<Mail> mails_;
  std::map<std::string, std::size_t, std::less<>> mail_index_;  // by any of its ids
  std::vector<Call> calls_;
  std::vector<Item> items_;
  std::vector<Sent> sent_;
  std::vector<Point> points_;
  std::set<std::string, std::less<>> queues_;
  std::map<std::string, std::uint64_t, std::less<>> accounts_;
  std::map<std::string, std::uint64_t, std::less<>> counts_;
  Span span_;
  std::uint64_t left_out_ = 0;
};

}  // namespace incident
