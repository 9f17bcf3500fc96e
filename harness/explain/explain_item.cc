#include <algorithm>

#include "fakes/dynamodb/events.h"
#include "fakes/dynamodb/operations/batch_write_item.h"
#include "fakes/dynamodb/operations/create_table.h"
#include "fakes/dynamodb/operations/delete_item.h"
#include "fakes/dynamodb/operations/put_item.h"
#include "fakes/dynamodb/operations/transact_write_items.h"
#include "fakes/dynamodb/operations/update_item.h"
#include "fakes/dynamodb/operations/update_time_to_live.h"
#include "harness/explain/causes.h"
#include "harness/explain/names.h"
#include "harness/explain/things.h"
#include "harness/story/text.h"

namespace harness {
namespace {

constexpr std::size_t kMostWrites = 200;
constexpr std::size_t kJsonBytes = 300;

std::string json_text(const dynamodb::Attributes& attributes) {
  return shortened(attributes.json(), kJsonBytes);
}

// `, where #a = :b` with the names and values that stand for something in it.
template <class Request>
std::string parameters(const Request& request) {
  std::string text;
  if (request.expression_attribute_names) {
    for (const auto& [name, attribute] : *request.expression_attribute_names) {
      text += (text.empty() ? "" : ", ") + name + " is " + attribute;
    }
  }
  if (request.expression_attribute_values) {
    text += (text.empty() ? "" : ", ") + json_text(*request.expression_attribute_values);
  }
  return text.empty() ? text : " (" + text + ")";
}

template <class Request>
std::string condition(const Request& request) {
  if (!request.condition_expression) return {};
  return ", on the condition that " + *request.condition_expression;
}

std::string write_words(const sim::Event& event) {
  if (const auto put = input_of<dynamodb::PutItemRequest>(event)) {
    return "put the item " + json_text(put->item) + condition(*put) + parameters(*put);
  }
  if (const auto update = input_of<dynamodb::UpdateItemRequest>(event)) {
    return "updated it: " + update->update_expression.value_or("by AttributeUpdates") +
           condition(*update) + parameters(*update);
  }
  if (const auto gone = input_of<dynamodb::DeleteItemRequest>(event)) {
    return "deleted it" + condition(*gone) + parameters(*gone);
  }
  if (const auto batch = input_of<dynamodb::BatchWriteItemRequest>(event)) {
    std::size_t writes = 0;
    for (const auto& [table, list] : batch->request_items) writes += list.size();
    return "wrote it in a batch of " + std::to_string(writes);
  }
  if (const auto all = input_of<dynamodb::TransactWriteItemsRequest>(event)) {
    return "wrote or checked it in a transaction of " + std::to_string(all->transact_items.size());
  }
  return "called " + event.subject;
}

class ItemTeller {
 public:
  ItemTeller(const Telling& telling, std::string table, std::string key)
      : telling_(telling), table_(std::move(table)), key_(std::move(key)) {
    const std::string thing = "item " + table_ + " " + key_;
    writes_ = telling.events.about(thing, {.limit = kMostWrites + 1});
    if (writes_.size() <= kMostWrites) return;
    is_cut_ = true;
    writes_ = telling.events.about(thing, {.limit = kMostWrites, .last = true});
  }

  Explanation told() const {
    Explanation told{"item",
                     table_ + " " + key_,
                     "item " + key_ + " of table " + table_,
                     telling_.events.begin(),
                     {}};
    told.parts.push_back({"How it is", now()});
    told.parts.push_back({"Its table", table()});
    told.parts.push_back({"Writes, in order", writes()});
    return told;
  }

 private:
  // Whether the call changed something; a call that was refused did not.
  bool took_effect(const sim::Event& event) const {
    return event.kind != aws::ApiCall::kKind || error_of(telling_, event).empty();
  }

  std::vector<Sentence> now() const {
    std::vector<Sentence> told = forgotten(telling_);
    for (auto event = writes_.rbegin(); event != writes_.rend(); ++event) {
      if (!took_effect(*event)) continue;
      if (event->kind == dynamodb::ItemExpired::kKind) {
        told.push_back(sentence(*event, "It is gone: its time to live was over."));
      } else if (input_of<dynamodb::DeleteItemRequest>(*event) != nullptr) {
        told.push_back(sentence(*event, "It is gone: " + event->actor + " deleted it."));
      } else {
        told.push_back(sentence(*event, "It was last written by " + event->actor + ", which " +
                                            write_words(*event) + "."));
      }
      return told;
    }
    told.push_back(sentence("No write of it took effect."));
    return told;
  }

  std::vector<Sentence> table() const {
    std::vector<Sentence> told;
    for (const sim::Event& event : telling_.events.about("table " + table_, {})) {
      std::string text = event.actor + " called " + event.subject;
      if (const auto ttl = input_of<dynamodb::UpdateTimeToLiveRequest>(event)) {
        const auto& to = ttl->time_to_live_specification;
        text = event.actor + " switched the time to live " + (to.enabled ? "on" : "off") +
               ", by the attribute " + to.attribute_name;
      }
      told.push_back(sentence(event, text + "."));
    }
    return told;
  }

  std::vector<Sentence> writes() const {
    std::vector<Sentence> told;
    if (is_cut_) {
      told.push_back(sentence("The last " + std::to_string(kMostWrites) + " of more:"));
    }
    for (const sim::Event& event : writes_) {
      if (event.kind == dynamodb::ItemExpired::kKind) {
        told.push_back(sentence(event, "DynamoDB deleted it: its time to live was over."));
        continue;
      }
      const std::string error = error_of(telling_, event);
      std::string text = event.actor + " " + write_words(event) + ".";
      if (!error.empty()) {
        text =
            event.actor + " would have " + write_words(event) + ", and was refused: " + error + ".";
      }
      told.push_back(sentence(event, std::move(text)));
      const auto held = held_by(telling_, event.actor, event.sequence);
      if (held.size() == 1) {
        told.push_back(sentence(
            held.front().received,
            "It held message " + held.front().id + " of " + held.front().queue + " then.", 1));
      }
    }
    return told;
  }

  const Telling& telling_;
  std::string table_;
  std::string key_;
  std::vector<sim::Event> writes_;
  bool is_cut_ = false;
};

// The table's partition key by name, "" if the call that made it is not there.
std::string partition_key(const Telling& telling, const std::string& table) {
  for (const sim::Event& event : telling.events.about("table " + table, {.limit = 20})) {
    const auto create = input_of<dynamodb::CreateTableRequest>(event);
    if (create == nullptr) continue;
    for (const auto& element : create->key_schema) {
      if (element.key_type == "HASH") return element.attribute_name;
    }
  }
  return {};
}

std::string table_of(std::string_view thing) {
  return std::string(thing.substr(0, thing.find(' ')));
}

void require_table(const Telling& telling, const std::string& table) {
  if (!telling.events.things("item " + table + " ", 1).empty()) return;
  std::string known;
  std::size_t count = 0;
  for (std::string prefix = "item "; count < 8; ++count) {
    // From each table to the next one.
    const auto next = telling.events.things_from(prefix, "item ", 1);
    if (next.empty()) break;
    const std::string name = table_of(std::string_view(next.front()).substr(5));
    known += (known.empty() ? "" : ", ") + name;
    prefix = "item " + name + "!";
  }
  throw UnknownThing("no item was written to a table '" + table + "'; " +
                     (known.empty() ? "there were no writes at all" : "there were to " + known));
}

}  // namespace

Explanation explain_item(const Telling& telling, const std::string& name, const std::string& key) {
  const std::string table(last_part(name));
  require_table(telling, table);
  // A key that names no attribute is the value of the partition key.
  const std::string partition =
      key.find('=') == key.npos ? partition_key(telling, table) : std::string{};
  const std::string text = partition.empty() ? key : partition + "=" + key;
  return ItemTeller(telling, table, thing_called(telling, "item " + table, "item", text)).told();
}

}  // namespace harness
