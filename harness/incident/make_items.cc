// Items of tables: how they were before the first change that the evidence has of them is their
// state when the incident begins; what changed is expected of the programs of the world, or done by
// steps where it has none.
#include <algorithm>
#include <set>

#include "harness/evidence/fields.h"
#include "harness/incident/file_names.h"
#include "harness/incident/maker.h"
#include "harness/scenario/yaml_text.h"
#include "sim/journal/json_tree.h"
#include "sim/journal/json_writer.h"

namespace incident {
namespace {

// A value that is the same in another take: no id, no time.
constexpr std::size_t kLongestStable = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether a text has an id or a time in it, which another take draws anew.
bool is_drawn(std::string_view text) {
  constexpr std::size_t kMostDigits = 4;
  return text.size() > kLongestStable ||
         std::ranges::count_if(text, is_digit) > static_cast<std::ptrdiff_t>(kMostDigits);
}

// The type and the text of `{"S": "a"}`; nothing of what is no scalar.
struct Scalar {
  std::string_view type;
  std::string_view text;
};
std::optional<Scalar> scalar_of(const sim::JsonValue& attribute) {
  if (!attribute.is_object() || attribute.members().size() != 1) return std::nullopt;
  const sim::JsonValue& value = attribute.members().front();
  if ((value.name() != "S" && value.name() != "N") || !value.is_string()) return std::nullopt;
  return Scalar{value.name(), value.string()};
}

bool has_keys(const sim::JsonValue& image, const KnownTable& table) {
  return !table.keys.empty() && std::ranges::all_of(table.keys, [&](const std::string& key) {
    const sim::JsonValue* const attribute = image.find(key);
    const auto type = table.types.find(key);
    return attribute != nullptr && type != table.types.end() &&
           attribute->find(type->second) != nullptr;
  });
}

// Which table an item was in: what the evidence says, what the file is called, or the one whose
// keys it has. "" if several may be meant.
std::string table_of(const Maker& maker, const Item& item, const sim::JsonValue& image,
                     Origin& why) {
  why = recorded(item.place);
  if (!item.table.empty()) return item.table;
  NamedAfter named(item.place.file);
  std::string fits;
  int count = 0;
  for (const auto& [name, table] : maker.world().tables) {
    named.look(name);
    if (!has_keys(image, table)) continue;
    fits = name;
    ++count;
  }
  why = inferred(named.name().empty() ? "the only table with its keys" : "the file's name");
  return named.name().empty() && count == 1 ? fits : named.name();
}

std::string json_scalar(const Scalar& scalar) {
  return scalar.type == "N" ? std::string(scalar.text) : literal_json(scalar.text);
}

// JSON of the evidence, as an input has it.
std::string literal_text(const std::string& json) {
  sim::JsonTree tree;
  return tree.read(json) ? literal_json(tree.root()) : json;
}

void expect_item(Maker& maker, const Item& item, const std::string& table,
                 const KnownTable& known) {
  sim::JsonTree image;
  if (!image.read(item.image)) return;
  std::string key;
  std::string has;
  for (const sim::JsonValue& attribute : image.root().members()) {
    const auto scalar = scalar_of(attribute);
    if (!scalar) continue;
    const std::string text = literal_json(attribute.name()) + ": " + json_scalar(*scalar);
    const bool is_key = std::ranges::find(known.keys, attribute.name()) != known.keys.end();
    if (is_key && is_drawn(scalar->text)) return maker.left_out("items whose key is drawn anew");
    if (is_key) key += (key.empty() ? "" : ", ") + text;
    if (!is_key && !is_drawn(scalar->text)) has += (has.empty() ? "" : ", ") + text;
  }
  if (key.empty() || has.empty()) return maker.left_out("items of which nothing stays the same");
  const Origin place = recorded(item.place);
  maker.expect({{0, "item:", place},
                {1, "table: " + harness::yaml_scalar(table), place},
                {1, "key: {" + key + "}", place},
                {1, "has: {" + has + "}", place},
                {1, "within: 1h", invented()}},
               "items as they were at the end");
}

void change(Maker& maker, const Item& item, const std::string& table) {
  if (!item.is_gone && item.image.empty()) {
    return maker.left_out("changes of tables that do not say what was written", item.place);
  }
  if (item.is_gone && item.keys.empty()) {
    return maker.left_out("deletions without a key", item.place);
  }
  const Origin place = recorded(item.place);
  const std::vector<Member> input{
      {"TableName", json_string(table), place},
      {item.is_gone ? "Key" : "Item", literal_text(item.is_gone ? item.keys : item.image), place}};
  const char* const operation = item.is_gone ? "dynamodb.DeleteItem" : "dynamodb.PutItem";
  maker.add_step(*item.time, call_entry(operation, {}, place, input), "changes of tables");
}

// What the evidence has of one item, in order of time.
struct History {
  std::string table;
  Origin why_table;
  const Item* scanned = nullptr;  // nothing says when
  std::vector<const Item*> exported;
  std::vector<const Item*> changes;
};

// How an item was when the incident began; without an image there was none.
struct Before {
  std::string image;
  Origin why;
};

// The newest state that is known of before the first change of the incident, `first`, if there is
// one. A state is a change or an export, and has a time.
const Item* newest_before(const Maker& maker, const History& history, const Item* first) {
  const Item* newest = nullptr;
  const auto take = [&](const Item* one) {
    if (first != nullptr && one->time->time > first->time->time) return;
    if (newest == nullptr || newest->time->time <= one->time->time) newest = one;
  };
  for (const Item* one : history.exported) take(one);
  for (const Item* one : history.changes) {
    const bool says_it = one->is_gone || !one->image.empty();
    if (maker.is_before(*one->time) && says_it) take(one);
  }
  return newest;
}

Before before(Maker& maker, const History& history) {
  const auto found = std::ranges::find_if(
      history.changes, [&](const Item* one) { return !maker.is_before(*one->time); });
  const Item* const first = found == history.changes.end() ? nullptr : *found;
  if (first != nullptr && first->is_new) return {};
  if (first != nullptr && !first->before.empty()) return {first->before, recorded(first->place)};
  if (const Item* const newest = newest_before(maker, history, first)) {
    return {newest->image, recorded(newest->place)};
  }
  if (history.scanned != nullptr) return {history.scanned->image, recorded(history.scanned->place)};
  if (!history.exported.empty()) {
    const Item* const later = history.exported.front();
    return {later->image, inferred("as it was later, " + evidence::to_text(later->place))};
  }
  const bool was_there = first != nullptr && (first->is_gone || first->is_modified);
  if (was_there) {
    maker.left_out("items that were there before, of which only the keys are known", first->place);
  }
  return {};
}

// The attributes of the primary key, the same for all that is told of an item; "" without them.
std::string key_of(const sim::JsonValue& image, const KnownTable& table) {
  if (!has_keys(image, table)) return {};
  std::string key;
  for (const std::string& name : table.keys) {
    const sim::JsonValue& value = *image.find(name)->find(table.types.at(name));
    key.append(value.is_string() ? value.string() : value.json()).append(1, '\0');
  }
  return key;
}

class Histories {
 public:
  explicit Histories(Maker& maker) : maker_(maker) {}

  void add(const Item& item) {
    sim::JsonTree image;
    static_cast<void>(image.read(item.keys.empty() ? item.image : item.keys));
    Origin why;
    const std::string table = table_of(maker_, item, image.root(), why);
    const auto known = maker_.world().tables.find(table);
    if (table.empty() || known == maker_.world().tables.end()) {
      return maker_.left_out("items of which nothing says the table, or of none of the world's",
                             item.place);
    }
    const std::string key = key_of(image.root(), known->second);
    if (key.empty()) return maker_.left_out("items without the key of their table", item.place);
    const auto [index, is_new] = index_.try_emplace({table, key}, histories_.size());
    if (is_new) histories_.push_back({table, why, nullptr, {}, {}});
    History& history = histories_[index->second];
    if (item.is_change) {
      history.changes.push_back(&item);
      changes_.push_back({&item, index->second});
    } else if (item.time) {
      history.exported.push_back(&item);
    } else {
      history.scanned = &item;
    }
  }

  // In the order in which the evidence has the items.
  const std::vector<History>& all() const { return histories_; }
  // In order of time, with the history that each is of.
  struct Change {
    const Item* item = nullptr;
    std::size_t history = 0;
  };
  const std::vector<Change>& changes() const { return changes_; }

 private:
  Maker& maker_;
  std::vector<Change> changes_;
  std::vector<History> histories_;
  std::map<std::pair<std::string, std::string>, std::size_t> index_;
};

void make_changes(Maker& maker, const Histories& histories) {
  std::map<std::size_t, const Item*> last;  // by history
  for (const auto& [item, history] : histories.changes()) {
    if (maker.is_before(*item->time)) {
      maker.left_out("changes of tables from before", item->place);
    } else if (maker.world().has_programs) {
      last[history] = item;
      maker.made("changes of tables that programs of the world make");
    } else {
      change(maker, *item, histories.all()[history].table);
    }
  }
  for (const auto& [history, item] : last) {
    if (item->image.empty()) continue;
    const std::string& table = histories.all()[history].table;
    expect_item(maker, *item, table, maker.world().tables.find(table)->second);
  }
}

}  // namespace

void make_items(Maker& maker) {
  Histories histories(maker);
  for (const Item& item : maker.happenings().items()) histories.add(item);
  for (const History& history : histories.all()) {
    const Before then = before(maker, history);
    if (!then.image.empty()) {
      maker.add_setup(setup_entry("dynamodb.PutItem", then.why,
                                  {{"TableName", json_string(history.table), history.why_table},
                                   {"Item", literal_text(then.image), then.why}}),
                      "items that were there before");
    }
  }
  make_changes(maker, histories);
}

}  // namespace incident
