#include "harness/scenario/check_input.h"

#include <algorithm>
#include <string>
#include <vector>

namespace harness {
namespace {

std::vector<std::string> names_of(const aws::Structure& shape) {
  std::vector<std::string> names;
  for (const aws::Field& field : shape.fields()) {
    if (!field.is_refused) names.emplace_back(field.name);
  }
  return names;
}

// The kind of value in a file that an AWS type is written as, and what people call it.
struct Written {
  Value::Kind kind;
  const char* noun;
};

Written written_as(aws::Kind kind) {
  switch (kind) {
    case aws::Kind::kBoolean:
      return {Value::Kind::kBoolean, "true or false"};
    case aws::Kind::kInteger:
    case aws::Kind::kDouble:
    case aws::Kind::kTimestamp:
      return {Value::Kind::kNumber, "a number"};
    case aws::Kind::kList:
      return {Value::Kind::kList, "a list"};
    case aws::Kind::kMap:
    case aws::Kind::kStructure:
      return {Value::Kind::kMap, "a map"};
    default:
      return {Value::Kind::kText, "text"};
  }
}

class InputChecker {
 public:
  explicit InputChecker(Problems& problems) : problems_(problems) {}

  void structure(const Value& value, const aws::Structure& shape) {
    std::vector<std::string> meant;  // members that misspelled names are likely to mean
    for (const Member& member : value.members) {
      const aws::Field* field = shape.find(member.name);
      if (field == nullptr) {
        const std::vector<std::string> known = names_of(shape);
        meant.push_back(nearest(member.name, known));
        problems_.add(member.place, "unknown member '" + member.name + "' of " +
                                        std::string(shape.name()) +
                                        expected_one_of(member.name, known));
      } else if (member.value.kind == Value::Kind::kNull) {
        continue;
      } else if (field->is_refused) {
        problems_.add(member.place, "Backlot does not model the member '" + member.name + "' of " +
                                        std::string(shape.name()));
      } else {
        any(member.name, member.value, *field->type);
        known_keys(member, *field);
      }
    }
    for (const aws::Field& field : shape.fields()) {
      if (!field.is_required || std::ranges::count(meant, field.name) > 0) continue;
      const Value* found = value.find(field.name);
      if (found != nullptr && found->kind != Value::Kind::kNull) continue;
      problems_.add(value.place, std::string(shape.name()) + " needs the member '" +
                                     std::string(field.name) + "'");
    }
  }

 private:
  void known_keys(const Member& map, const aws::Field& field) {
    if (field.known_keys.empty()) return;
    const std::vector<std::string> known(field.known_keys.begin(), field.known_keys.end());
    for (const Member& entry : map.value.members) {
      if (std::ranges::find(known, entry.name) != known.end()) continue;
      problems_.add(entry.place, "'" + map.name + "' has no '" + entry.name + "'" +
                                     expected_one_of(entry.name, known));
    }
  }

  void any(const std::string& name, const Value& value, const aws::Type& type) {
    if (type.kind() == aws::Kind::kDocument) return;
    const Written written = written_as(type.kind());
    if (value.kind != written.kind) {
      problems_.add(value.place,
                    "'" + name + "': expected " + written.noun + ", not " + describe(value));
      return;
    }
    switch (type.kind()) {
      case aws::Kind::kStructure:
        return structure(value, type.structure());
      case aws::Kind::kList:
        for (const Value& item : value.items) any(name, item, type.element());
        return;
      case aws::Kind::kMap:
        for (const Member& member : value.members) any(member.name, member.value, type.element());
        return;
      default:
        return;
    }
  }

  Problems& problems_;
};

}  // namespace

void check_input(const Value& input, const aws::Structure& shape, Problems& problems) {
  InputChecker{problems}.structure(input, shape);
}

}  // namespace harness
