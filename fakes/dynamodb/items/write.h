// What PutItem, UpdateItem, DeleteItem, BatchWriteItem and TransactWriteItems share.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/items/capacity.h"
#include "fakes/dynamodb/items/keys.h"
#include "fakes/dynamodb/values/attribute_json.h"
#include "fakes/dynamodb/values/attributes.h"

namespace dynamodb {

// An item as the store has it, or none. It is read only when somebody looks at it, which few writes
// do.
class PriorItem {
 public:
  PriorItem() = default;
  explicit PriorItem(std::string json) : json_(std::move(json)) {}

  explicit operator bool() const { return !json_.empty(); }
  // REQUIRES: there is one.
  const Item& operator*() const {
    if (!item_) item_ = parse_item(json_);
    return *item_;
  }
  // The same for who changes it; whoever looks again later reads it again. REQUIRES: there is one.
  Item take() const {
    Item item = item_ ? std::move(*item_) : parse_item(json_);
    item_.reset();
    return item;
  }
  const std::string& json() const { return json_; }

 private:
  std::string json_;
  mutable std::optional<Item> item_;
};

// The change of one item: what it was before, and what it is to be after.
struct ItemChange {
  const Table* table = nullptr;
  StoredKey key;
  PriorItem before;
  // What it shall be: what a put brings, which outlives the change, or what is made of it here. If
  // neither is set, there shall be none.
  const Attributes* put = nullptr;
  std::optional<Item> made;

  const Item* old_item() const { return before ? &*before : nullptr; }
  const Item* new_item() const {
    if (put != nullptr) return &put->get();
    return made ? &*made : nullptr;
  }
};

// Begins a change: reads the item as it is.
ItemChange begin_change(DynamoDb& dynamodb, const Table& table, StoredKey key);

// Throws condition_failed() if the condition does not hold for the item as it is. With
// `return_item` the error carries that item.
void check_condition(const ItemChange& change,
                     const std::optional<expression::Condition>& condition,
                     const std::optional<std::string>& return_item);

// The item after the update; nullopt if there is none and the update only takes away, which makes
// no item. Throws ValidationException as expression::apply() does, and for an item that is too
// large or whose index keys get a type or value that no index can hold.
std::optional<Item> updated(const ItemChange& change, const Item& key,
                            const expression::Update& update);
// Throws ValidationException if the update names a key attribute or sets an index's key attribute
// to a value of the wrong type.
void check_update(const Table& table, const expression::Update& update);

// Throws ValidationException if what shall be put as an item has names that are empty or too long,
// nests too deep, or is larger than 400 KB.
void check_new_item(const Item& item);

// Writes the change to the store, and sets the timer for the item's time to live.
void commit(DynamoDb& dynamodb, const ItemChange& change);

}  // namespace dynamodb
