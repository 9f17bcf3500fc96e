#include "harness/scenario/placeholders.h"

#include <string>

namespace harness {
namespace {

void replace_all(std::string& text, std::string_view name, const std::string& value) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
    text.replace(at, name.size(), value);
    at += value.size();
  }
}

}  // namespace

void fill_in(Value& value, const WorldConfig& world) {
  if (value.kind == Value::Kind::kText) {
    replace_all(value.text, "${account}", world.account);
    replace_all(value.text, "${region}", world.region);
  }
  for (Value& item : value.items) fill_in(item, world);
  for (Member& member : value.members) fill_in(member.value, world);
}

}  // namespace harness
