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
#include "harness/incident/happened.h"
#include "harness/incident/messages_before.h"
#include "harness/incident/origin.h"
#include "sim/journal/json_tree.h"

namespace incident {

// From the first fact to the last that has a time.
struct Span {
  std::optional<sim::Time> first;
  std::optional<sim::Time> last;
};

class Happenings {
 public:
  // Of each kind of thing, that many are kept, and facts about others counted: a scenario of more
  // is of no use to anybody, and evidence may be longer than the memory.
  static constexpr std::size_t kMostKept = 20'000;
  // So many bytes are kept of what may be long: bodies, items, parameters of calls.
  static constexpr std::size_t kMostBytes = std::size_t{128} << 20;

  // A body of a message and where it stands, by its MD5.
  struct Body {
    std::string text;
    evidence::Place place;
  };

  // Takes up a body that no dump has as that of a message: one that was found in a log.
  void add_body(const std::string& text, const evidence::Place& place);
  // REQUIRES: in the order of an import.
  void see(const evidence::Fact& fact);
  // Whether a fact outside of the time that was asked for is needed: one that says what was there
  // when the incident began, who somebody is, or that a message of a dump came later.
  static bool needs_outside(const evidence::Fact& fact);
  // The same as see() for such a fact, which tells of no deed.
  void see_outside(const evidence::Fact& fact, bool is_before);
  // To be called when all facts were seen, if some were outside.
  void settle();

  std::vector<Message>& messages() { return messages_; }
  const std::vector<Message>& messages() const { return messages_; }
  const std::map<std::string, Task, std::less<>>& tasks() const { return tasks_; }
  const std::vector<Mail>& mails() const { return mails_; }
  std::vector<Call>& calls() { return calls_; }
  const std::vector<Call>& calls() const { return calls_; }
  const std::vector<Item>& items() const { return items_; }
  const std::vector<Sent>& sent() const { return sent_; }
  const std::vector<Point>& points() const { return points_; }
  // The names of queues that facts are about.
  const std::set<std::string, std::less<>>& queues() const { return queues_; }
  const Span& span() const { return span_; }
  const std::map<std::string, Body, std::less<>>& bodies() const { return bodies_; }
  // How many messages that were sent before had been deleted before.
  std::uint64_t deleted_before() const { return before_.gone(); }
  // How many facts were about things beyond kMostKept or kMostBytes.
  std::uint64_t left_out() const { return left_out_; }
  // The account that most facts are about; "" if none is.
  std::string account() const;

 private:
  Message* message(const evidence::Fact& fact);
  // The thing of this id, which is made if there is none; null if there is no room for it.
  Message* message(const std::string& id);
  Task* task(std::string_view id);
  void add_queue(const std::string& name);
  void add_account(const std::string& account);
  // Whether there is room for so many bytes more, which are then taken.
  bool take_bytes(std::size_t bytes);
  void see_sent(const evidence::Fact& fact);
  void see_batch(const evidence::Fact& fact);
  void see_received(const evidence::Fact& fact);
  void see_in_queue(const evidence::Fact& fact);
  void see_task(const evidence::Fact& fact);
  void name_tasks(const evidence::Fact& fact, const sim::JsonValue& answer);
  void see_stream(const evidence::Fact& fact);
  void see_mail(const evidence::Fact& fact);
  void see_item(const evidence::Fact& fact);
  void see_change(const evidence::Fact& fact);
  void see_before(const evidence::Fact& fact);
  void see_sent_before(const evidence::Fact& fact);
  void see_item_before(const evidence::Fact& fact);
  void see_who(const evidence::Fact& fact);
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
  MessagesBefore before_;
  std::vector<Item> items_before_;
  std::map<std::string, std::size_t, std::less<>> changes_before_;  // by table and keys
  std::vector<Sent> sent_;
  std::vector<Point> points_;
  std::set<std::string, std::less<>> queues_;
  std::map<std::string, std::uint64_t, std::less<>> accounts_;
  Span span_;
  std::size_t bytes_ = 0;
  std::uint64_t left_out_ = 0;
};

}  // namespace incident
