// JSON text read into a tree: what requests are read from. The counterpart of JsonWriter for texts
// of which it is not known beforehand what is in them.
//
//   sim::JsonTree tree;
//   if (!tree.read(body)) refuse();
//   for (const sim::JsonValue& member : tree.root().members()) use(member.name(), member);
//
// A tree is one list of values that look into the text, which must outlive it: only a string with
// escapes is put together anew.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

class Cancellation;

// A value in a tree, valid as long as the tree is there and not read into again.
class JsonValue {
 public:
  enum class Type : std::uint8_t { kNull, kBoolean, kInteger, kReal, kString, kArray, kObject };

  Type type() const { return type_; }
  bool is_null() const { return type_ == Type::kNull; }
  bool is_boolean() const { return type_ == Type::kBoolean; }
  // A number without fraction and exponent that 64 bits hold, signed or unsigned.
  bool is_integer() const { return type_ == Type::kInteger; }
  bool is_number() const { return type_ == Type::kInteger || type_ == Type::kReal; }
  bool is_string() const { return type_ == Type::kString; }
  bool is_array() const { return type_ == Type::kArray; }
  bool is_object() const { return type_ == Type::kObject; }

  // Its name in the object that it is a member of, else "".
  std::string_view name() const { return name_; }
  // The value as it stands in what was read.
  std::string_view json() const { return json_; }

  // REQUIRES: is_boolean().
  bool boolean() const { return json_.front() == 't'; }
  // REQUIRES: is_string().
  std::string_view string() const { return string_; }
  // REQUIRES: is_number(). The nearest double, which is finite.
  double real() const;
  // REQUIRES: is_number(). Without its fraction; nothing if 64 bits with a sign do not hold it.
  std::optional<std::int64_t> whole() const;

  // Of an array in their order, of an object in the order of their names, each name once: of
  // several members with one name the last counts. None if it is neither.
  std::span<const JsonValue> elements() const { return members(); }
  std::span<const JsonValue> members() const;
  // Null if it is no object or has no such member.
  const JsonValue* find(std::string_view name) const;

 private:
  friend class JsonTree;
  friend class JsonTreeReader;

  std::string_view name_;
  std::string_view json_;
  std::string_view string_;
  const std::vector<JsonValue>* values_ = nullptr;  // of the tree
  std::uint32_t first_ = 0;                         // of its members, in values_
  std::uint32_t count_ = 0;
  Type type_ = Type::kNull;
};

class JsonTree {
 public:
  // What walks a tree may recurse.
  static constexpr int kMaxDepth = 100;

  JsonTree() = default;
  // Asks `cancellation` while it reads, so that read() may throw Cancelled.
  explicit JsonTree(Cancellation& cancellation) : cancellation_(&cancellation) {}
  JsonTree(const JsonTree&) = delete;
  JsonTree& operator=(const JsonTree&) = delete;

  // False if the text is no JSON (RFC 8259), is not UTF-8, has a number that no double holds, nests
  // deeper than kMaxDepth, or has more than `most_values` below its root; then root() is null.
  bool read(std::string_view text,
            std::size_t most_values = std::numeric_limits<std::size_t>::max());
  const JsonValue& root() const { return root_; }

 private:
  friend class JsonTreeReader;

  Cancellation* cancellation_ = nullptr;
  JsonValue root_;
  std::vector<JsonValue> values_;  // those of one object or array are side by side
  std::deque<std::string> strings_;
};

}  // namespace sim
