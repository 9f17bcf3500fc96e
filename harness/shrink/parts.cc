#include "harness/shrink/parts.h"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <utility>

#include "sim/time/time.h"

namespace harness::shrink {
namespace {

using Type = Shape::Type;

constexpr const char* kEssentialKeys[] = {"title", "world", "chance", "seed", "steps"};

bool is_essential(const std::string& key) {
  return std::ranges::find(kEssentialKeys, key) != std::end(kEssentialKeys);
}

const Field* field_in(const std::vector<Field>& fields, const std::string& name) {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

const Field* field_of(const Shape& shape, const std::string& name) {
  const Field* const beside = field_in(shape.beside, name);
  return beside != nullptr ? beside : field_in(shape.fields, name);
}

// Whether the language does without the field in a map of that shape.
bool is_optional(const Shape& shape, const Field& field) {
  if (shape.type == Type::kObject) return !field.required;
  return field_in(shape.beside, field.name) != nullptr;
}

// The shape of what no shape is declared for, such as what is inside of the input of a call.
const Shape& any_shape() {
  static const Shape kAny{Type::kAnyObject, "", {}};
  return kAny;
}

// Visits every value of a document with its shape and whether the language does without it.
class Walk {
 public:
  using Visit = std::function<void(const Path&, const Value&, const Shape&, bool optional)>;
  Walk(const Kept& kept, Visit visit) : kept_(kept), visit_(std::move(visit)) {}

  void root(const Value& root, const Shape& shape) {
    for (std::size_t i = 0; i < root.members.size(); ++i) {
      const Member& member = root.members[i];
      const Field* field = field_of(shape, member.name);
      if (field == nullptr || member.name == "title" || member.name == "world") continue;
      walk({i}, member.value, field->shape, !field->required && !is_essential(member.name));
    }
  }

 private:
  void walk(const Path& path, const Value& value, const Shape& shape, bool optional) {
    if (is_failing(value)) return beside(path, value, shape);
    visit_(path, value, shape, optional && !holds_failing(value));
    for (std::size_t i = 0; i < value.members.size(); ++i) {
      Path below = path;
      below.push_back(i);
      member(below, value.members[i], shape);
    }
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      Path below = path;
      below.push_back(i);
      walk(below, value.items[i], shape.type == Type::kList ? shape.inner.front() : any_shape(),
           true);
    }
  }

  // What failed stays as it is, but not what the language does without beside it, such as `at`.
  void beside(const Path& path, const Value& value, const Shape& shape) {
    for (std::size_t i = 0; i < value.members.size(); ++i) {
      const Field* field = field_in(shape.beside, value.members[i].name);
      if (field == nullptr) continue;
      Path below = path;
      below.push_back(i);
      walk(below, value.members[i].value, field->shape, true);
    }
  }

  void member(const Path& path, const Member& member, const Shape& shape) {
    if (shape.type == Type::kNamed) return walk(path, member.value, shape.inner.front(), true);
    const Field* field = field_of(shape, member.name);
    if (field == nullptr) return walk(path, member.value, any_shape(), shape.type != Type::kCall);
    walk(path, member.value, field->shape, is_optional(shape, *field));
  }

  // Whether the value is the entry of a list whose key, such as `queue`, is where what failed
  // stands.
  bool is_failing(const Value& entry) const {
    if (!kept_.failing) return false;
    return std::ranges::any_of(entry.members, [&](const Member& member) {
      if (member.place.line == kept_.failing->line &&
          member.place.column == kept_.failing->column) {
        return true;
      }
      // An expectation among the steps.
      return member.name == "expect" && is_failing(member.value);
    });
  }

  bool holds_failing(const Value& value) const {
    return is_failing(value) ||
           std::ranges::any_of(value.items, [&](const Value& item) { return holds_failing(item); });
  }

  const Kept& kept_;
  Visit visit_;
};

Grain grain_of(const Value& root, const Path& path) {
  if (path.size() == 1) return Grain::kKeys;
  const bool in_list = root.members[path.front()].value.kind == Value::Kind::kList;
  return path.size() == 2 && in_list ? Grain::kEntries : Grain::kDetails;
}

bool is_duration(const std::string& text) {
  try {
    sim::parse_duration(text);
    return true;
  } catch (const std::invalid_argument&) {
    return false;
  }
}

// What kind of leaf a scalar of that shape is; none if it is a name, a choice or the like.
std::optional<Leaf::Kind> leaf_kind(const Value& value, const Shape& shape) {
  if (value.kind == Value::Kind::kList || value.kind == Value::Kind::kMap) return std::nullopt;
  switch (shape.type) {
    case Type::kDuration:
      return Leaf::Kind::kDuration;
    case Type::kDistribution:
      return Leaf::Kind::kDistribution;
    case Type::kInteger:
      return Leaf::Kind::kInteger;
    case Type::kText:
      return Leaf::Kind::kText;
    case Type::kScalar:
    case Type::kAnyObject:
      if (value.kind == Value::Kind::kNumber) return Leaf::Kind::kInteger;
      if (value.kind != Value::Kind::kText) return std::nullopt;
      return is_duration(value.text) ? Leaf::Kind::kDuration : Leaf::Kind::kText;
    default:
      return std::nullopt;
  }
}

// Prunes below `value`; whether it is empty now and means nothing then.
bool prune(Value& value, const Shape& shape) {
  const bool was_open = shape.type == Type::kList || shape.type == Type::kNamed;
  if (shape.type == Type::kObject || shape.type == Type::kOneOf) {
    bool has_gone = false;
    std::erase_if(value.members, [&](Member& member) {
      const Field* field = field_of(shape, member.name);
      if (field == nullptr || !prune(member.value, field->shape)) return false;
      if (is_optional(shape, *field)) return true;
      has_gone = true;
      return false;
    });
    return has_gone;
  }
  if (shape.type == Type::kList) {
    std::erase_if(value.items, [&](Value& item) { return prune(item, shape.inner.front()); });
  }
  return was_open && value.items.empty() && value.members.empty();
}

}  // namespace

std::vector<Path> parts(const Value& root, const Shape& shape, Grain grain, const Kept& kept) {
  std::vector<Path> found;
  Walk walk(kept, [&](const Path& path, const Value&, const Shape&, bool optional) {
    if (optional && grain_of(root, path) == grain) found.push_back(path);
  });
  walk.root(root, shape);
  return found;
}

std::vector<Leaf> leaves(const Value& root, const Shape& shape, const Kept& kept) {
  std::vector<Leaf> found;
  Walk walk(kept, [&](const Path& path, const Value& value, const Shape& own, bool) {
    if (const auto kind = leaf_kind(value, own)) found.push_back({path, *kind});
  });
  walk.root(root, shape);
  return found;
}

Value pruned(Value root, const Shape& shape) {
  std::erase_if(root.members, [&](Member& member) {
    const Field* field = field_of(shape, member.name);
    if (field == nullptr || field->required) return false;
    return prune(member.value, field->shape);
  });
  return root;
}

std::string key_of(const Value& root, const Path& path) { return root.members[path.front()].name; }

}  // namespace harness::shrink
