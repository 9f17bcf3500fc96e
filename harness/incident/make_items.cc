// Items of tables: what a scan or an export has was there before; what changed is expected of the
// programs of the world, or done by steps where it has none.
#include <algorithm>
#include <set>

#include "harness/evidence/fields.h"
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
  std::string named;
  std::string fits;
  int count = 0;
  for (const auto& [name, table] : maker.world().tables) {
    if (item.place.file.find(name) != std::string::npos && name.size() > named.size()) named = name;
    if (!has_keys(image, table)) continue;
    fits = name;
    ++count;
  }
  why = inferred(named.empty() ? "the only table with its keys" : "the file's name");
  return named.empty() && count == 1 ? fits : named;
}

std::string json_scalar(const Scalar& scalar) {
  return scalar.type == "N" ? std::string(scalar.text) : json_string(scalar.text);
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
    const std::string text = json_string(attribute.name()) + ": " + json_scalar(*scalar);
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
  const bool is_gone = item.image.empty();
  if (is_gone && item.keys.empty()) return maker.left_out("deletions without a key");
  const Origin place = recorded(item.place);
  const std::vector<Member> input{
      {"TableName", json_string(table), place},
      {is_gone ? "Key" : "Item", is_gone ? item.keys : item.image, place}};
  maker.add_step(*item.time,
                 call_entry(is_gone ? "dynamodb.DeleteItem" : "dynamodb.PutItem", {}, place, input),
                 "changes of tables");
}

}  // namespace

void make_items(Maker& maker) {
  std::map<std::pair<std::string, std::string>, const Item*> last;  // by table and keys
  for (const Item& item : maker.happenings().items()) {
    sim::JsonTree image;
    static_cast<void>(image.read(item.image.empty() ? item.keys : item.image));
    Origin why;
    const std::string table = table_of(maker, item, image.root(), why);
    const auto known = maker.world().tables.find(table);
    if (table.empty() || known == maker.world().tables.end()) {
      maker.left_out("items of which nothing says the table, or of none of the world's");
    } else if (!item.is_change) {
      maker.draft().setup.push_back(setup_entry(
          "dynamodb.PutItem", recorded(item.place),
          {{"TableName", json_string(table), why}, {"Item", item.image, recorded(item.place)}}));
      maker.made("items that were there before");
    } else if (maker.is_before(*item.time)) {
      maker.left_out("changes of tables from before");
    } else if (maker.world().has_programs) {
      last[{table, item.keys}] = &item;
      maker.made("changes of tables that programs of the world make");
    } else {
      change(maker, item, table);
    }
  }
  for (const auto& [where, item] : last) {
    if (item->image.empty()) continue;
    expect_item(maker, *item, where.first, maker.world().tables.find(where.first)->second);
  }
}

}  // namespace incident
