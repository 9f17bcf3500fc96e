#include "harness/scenario/placeholders.h"

#include <algorithm>
#include <string>
#include <vector>

namespace harness {
namespace {

void replace_all(std::string& text, std::string_view name, const std::string& value) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
    text.replace(at, name.size(), value);
    at += value.size();
  }
}

const std::vector<std::string> kNames{"account", "region"};

// The names in `${…}`, in their order.
std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t open = 0; (open = text.find("${", open)) != std::string_view::npos;) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(text.substr(open + 2, close - open - 2));
    open = close;
  }
  return names;
}

}  // namespace

// AWS has `${…}` of its own, such as `${aws:username}`.
void check_placeholders(const Value& value, Problems& problems) {
  if (value.kind == Value::Kind::kText) {
    for (const std::string& name : names_in(value.text)) {
      if (!is_slip(name, kNames)) continue;
      problems.add(value.place,
                   "'${" + name + "}' stands for nothing" + expected_one_of(name, kNames));
    }
  }
  for (const Value& item : value.items) check_placeholders(item, problems);
  for (const Member& member : value.members) {
    for (const std::string& name : names_in(member.name)) {
      if (std::ranges::find(kNames, name) == kNames.end()) continue;
      problems.add(member.place, "'${" + name + "}' stands for nothing in a key");
    }
    check_placeholders(member.value, problems);
  }
}

void fill_in(Value& value, const WorldConfig& world) {
  if (value.kind == Value::Kind::kText) {
    replace_all(value.text, "${account}", world.account);
    replace_all(value.text, "${region}", world.region);
  }
  for (Value& item : value.items) fill_in(item, world);
  for (Member& member : value.members) fill_in(member.value, world);
}

}  // namespace harness
