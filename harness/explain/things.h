// What an event is about, beyond its subject: the names under which an explanation looks for it, so
// that none has to read a whole journal.
//
//   `by NAME`      what an actor did, by the last part of its name: calls that change something,
//                  lines that it printed, what a platform tells of it
//   `got NAME`     messages that it received
//   `ran NAME`     the states of its tasks: NAME is a CONTAINER_ID or a family
//   `task ID`      the states of a task
//   `queue NAME`   what happened to a queue as a whole, and the messages that were moved
//   `settings NAME`  the calls that made a queue, changed its attributes or deleted it
//   `became ID`    the event that gave a message this new id
//   `mail ID`      a mail, by SES's id, by its Message-ID, and by its number in the mailbox
//   `table NAME`   what happened to a table as a whole
//   `item TABLE k=v, k=v`   writes of an item, its key in the order of the table's
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/dynamodb/values/attributes.h"
#include "sim/journal/event.h"

namespace harness {

// `jo` of `container/jo`: what an actor's tasks, its output and its calls have in common.
std::string_view name_of_actor(std::string_view actor);

// Whether the subject of the events of this kind is a message's id.
bool is_of_message(std::string_view kind);

class Things {
 public:
  // The names for the event, each once. Of an event whose data are not what its kind says, there
  // are those that need no data. REQUIRES: called with every event, in order.
  std::vector<std::string> of(const sim::Event& event);

 private:
  struct Found;
  void read(const sim::Event& event, Found& found);
  void read_call(const sim::Event& event, Found& found);
  void read_sqs_call(const sim::Event& event, Found& found);
  void read_write(const sim::Event& event, Found& found);
  // "" if the table's key is not known, or the attributes lack it.
  std::string item(const std::string& table, const dynamodb::Attributes& attributes) const;
  void learn(const std::string& table, const dynamodb::Attributes& key);

  std::map<std::string, std::vector<std::string>> keys_;  // the names of a table's key attributes
};

// `threadId=abc, userId=john`, in the order of `names`; "" if one is missing or no scalar.
std::string key_text(const std::vector<std::string>& names, const dynamodb::Attributes& attributes);

}  // namespace harness
