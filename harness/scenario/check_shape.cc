#include <cerrno>
#include <cstdlib>
#include <exception>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "harness/scenario/read_faults.h"
#include "harness/scenario/shape.h"
#include "sim/random/distribution.h"
#include "sim/time/time.h"

namespace harness {
namespace {

std::vector<std::string> names_of(const std::vector<Field>& fields) {
  std::vector<std::string> names;
  for (const Field& field : fields) names.push_back(field.name);
  return names;
}

const Field* find(const std::vector<Field>& fields, const std::string& name) {
  for (const Field& field : fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

bool is_scalar(const Value& value) {
  return value.kind == Value::Kind::kText || value.kind == Value::Kind::kNumber ||
         value.kind == Value::Kind::kBoolean;
}

bool is_integer(const Value& value, const Shape& shape) {
  if (value.kind != Value::Kind::kNumber) return false;
  if (value.text.find_first_of(".eE") != std::string::npos) return false;
  errno = 0;
  const long long number = std::strtoll(value.text.c_str(), nullptr, 10);
  return errno == 0 && number >= shape.low && number <= shape.high;
}

template <class Parse>
bool parses(const Value& value, Parse parse) {
  if (value.kind != Value::Kind::kText) return false;
  try {
    parse(value.text);
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

bool is_operation(const std::string& name) {
  const std::size_t dot = name.find('.');
  return dot != std::string::npos && dot > 0 && dot + 1 < name.size() &&
         name.find('.', dot + 1) == std::string::npos;
}

class Checker {
 public:
  explicit Checker(Problems& problems) : problems_(problems) {}

  void check(const Value& value, const Shape& shape) {
    switch (shape.type) {
      case Shape::Type::kText:
        return check_text(value, shape);
      case Shape::Type::kName:
        return expect(value.kind == Value::Kind::kText && is_name(value.text), value, shape);
      case Shape::Type::kPath:
        return expect(value.kind == Value::Kind::kText && is_path_below(value.text), value, shape);
      case Shape::Type::kInteger:
        return expect(is_integer(value, shape), value, shape);
      case Shape::Type::kBoolean:
        return expect(value.kind == Value::Kind::kBoolean, value, shape);
      case Shape::Type::kScalar:
        return expect(is_scalar(value), value, shape);
      case Shape::Type::kDuration:
        return expect(parses(value, [](const auto& t) { sim::parse_duration(t); }), value, shape);
      case Shape::Type::kDistribution:
        return expect(parses(value, [](const auto& t) { sim::Distribution::parse(t); }), value,
                      shape);
      case Shape::Type::kChance:
        return expect(parses(value, [](const auto& t) { parse_chance(t); }), value, shape);
      case Shape::Type::kEnum:
        return check_word(value, shape);
      case Shape::Type::kList:
        return check_list(value, shape);
      default:
        return check_map(value, shape);
    }
  }

 private:
  void expect(bool holds, const Value& value, const Shape& shape) {
    if (holds) return;
    problems_.add(value.place,
                  where() + "expected " + expected(shape) + ", not " + describe(value));
  }

  std::string where() const { return key_.empty() ? "" : "'" + key_ + "': "; }

  void check_text(const Value& value, const Shape& shape) {
    expect(value.kind == Value::Kind::kText, value, shape);
    if (shape.low > 0 && value.kind == Value::Kind::kText && value.text.empty()) {
      problems_.add(value.place, where() + "expected text that is not empty");
    }
  }

  void check_named(const Value& value, const Shape& shape) {
    for (const Member& member : value.members) {
      // The key of a map counts as text, even where YAML takes it for a number.
      check({Value::Kind::kText, member.place, member.name, {}, {}}, shape.inner.back());
      enter(member, shape.inner.front());
    }
    if (shape.inner.back().type == Shape::Type::kPath) check_folders(value);
  }

  // Adds a problem for each path that lies below another one of the map, which is a file.
  void check_folders(const Value& files) {
    std::set<std::string_view> names;
    for (const Member& member : files.members) names.insert(member.name);
    for (const Member& member : files.members) {
      const std::string_view name = member.name;
      for (std::size_t at = name.find('/'); at != name.npos; at = name.find('/', at + 1)) {
        if (!names.contains(name.substr(0, at))) continue;
        problems_.add(member.place, where() + "'" + member.name + "' is in '" +
                                        std::string(name.substr(0, at)) + "', which is a file");
      }
    }
  }

  void check_word(const Value& value, const Shape& shape) {
    if (value.kind != Value::Kind::kText) return expect(false, value, shape);
    for (const std::string& choice : shape.choices) {
      if (choice == value.text) return;
    }
    problems_.add(value.place, "unknown " + (key_.empty() ? "word" : key_) + " '" + value.text +
                                   "'" + expected_one_of(value.text, shape.choices));
  }

  void check_list(const Value& value, const Shape& shape) {
    if (value.kind != Value::Kind::kList) return expect(false, value, shape);
    const std::string outer = std::exchange(key_, "");
    for (const Value& item : value.items) check(item, shape.inner.front());
    key_ = outer;
  }

  void check_map(const Value& value, const Shape& shape) {
    if (value.kind != Value::Kind::kMap) return expect(false, value, shape);
    check_repeated(value);
    switch (shape.type) {
      case Shape::Type::kNamed:
        return check_named(value, shape);
      case Shape::Type::kObject:
        return check_object(value, shape);
      case Shape::Type::kOneOf:
        return check_one_of(value, shape);
      case Shape::Type::kCall:
        return check_call(value, shape);
      default:
        return check_anything(value);
    }
  }

  void check_repeated(const Value& map) {
    std::map<std::string, int> first;
    for (const Member& member : map.members) {
      const auto [seen, fresh] = first.emplace(member.name, member.place.line);
      if (fresh) continue;
      problems_.add(member.place, "the key '" + member.name + "' is there already, on line " +
                                      std::to_string(seen->second));
    }
  }

  void check_object(const Value& value, const Shape& shape) {
    for (const Member& member : value.members) {
      const Field* field = find(shape.fields, member.name);
      if (field != nullptr) {
        enter(member, field->shape);
      } else {
        problems_.add(member.place, "unknown key '" + member.name + "' of " +
                                        with_article(shape.noun) +
                                        expected_one_of(member.name, names_of(shape.fields)));
      }
    }
    for (const Field& field : shape.fields) {
      if (!field.required || value.find(field.name) != nullptr) continue;
      problems_.add(value.place,
                    with_article(shape.noun) + " needs the key '" + field.name + "': " + field.doc);
    }
  }

  void check_one_of(const Value& value, const Shape& shape) {
    const Member* first = nullptr;
    const Member* second = nullptr;
    for (const Member& member : value.members) {
      if (const Field* beside = find(shape.beside, member.name)) {
        enter(member, beside->shape);
        continue;
      }
      const Field* field = find(shape.fields, member.name);
      if (field != nullptr) {
        enter(member, field->shape);
      } else {
        problems_.add(member.place, "unknown " + shape.noun + " '" + member.name + "'" +
                                        expected_one_of(member.name, names_of(shape.fields)));
      }
      if (first == nullptr) {
        first = &member;
      } else if (second == nullptr) {
        second = &member;
      }
    }
    if (second != nullptr) {
      problems_.add(second->place, with_article(shape.noun) + " has exactly one key; this has '" +
                                       first->name + "' and '" + second->name +
                                       "' (is an indentation or a dash missing?)");
    } else if (first == nullptr) {
      problems_.add(value.place,
                    "an empty " + shape.noun + expected_one_of("", names_of(shape.fields)));
    }
  }

  void check_call(const Value& value, const Shape& shape) {
    if (value.members.size() != 1) return expect(false, value, shape);
    const Member& member = value.members.front();
    if (!is_operation(member.name)) {
      problems_.add(member.place, "expected `service.Operation`, such as sqs.CreateQueue, not '" +
                                      member.name + "'");
    }
    enter(member, shapes::any_object());
  }

  // Checks the input of an AWS call, where only a repeated key is wrong here; the service checks
  // the rest.
  void check_anything(const Value& value) {
    for (const Member& member : value.members) {
      if (member.value.kind == Value::Kind::kMap) check_repeated(member.value);
      check_anything(member.value);
    }
    for (const Value& item : value.items) {
      if (item.kind == Value::Kind::kMap) check_repeated(item);
      check_anything(item);
    }
  }

  void enter(const Member& member, const Shape& shape) {
    const std::string outer = std::exchange(key_, member.name);
    check(member.value, shape);
    key_ = outer;
  }

  Problems& problems_;
  std::string key_;  // of the value being checked
};

}  // namespace

void check(const Value& value, const Shape& shape, Problems& problems) {
  Checker(problems).check(value, shape);
}

}  // namespace harness
