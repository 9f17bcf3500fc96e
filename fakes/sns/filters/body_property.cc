#include "fakes/sns/filters/body_property.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace sns {
namespace {

// What of `path` is left once it has gone through `name`; nothing if it does not lead there.
std::optional<std::string_view> rest_of_path(std::string_view path, std::string_view name) {
  if (!path.starts_with(name)) return std::nullopt;
  path.remove_prefix(name.size());
  if (path.empty()) return path;
  if (path.front() != '.') return std::nullopt;
  return path.substr(1);
}

// Adds the values that `path` leads to from `here` to `property`; `path` is "" at the value itself.
// True if the property can be missing below `here`.
bool look(const nlohmann::json& here, std::string_view path, Property& property) {
  if (here.is_object()) {
    // Every way into the object must lack it.
    bool can_lack = true;
    for (const auto& [name, value] : here.items()) {
      const auto rest = rest_of_path(path, name);
      if (rest && !path.empty()) can_lack = look(value, *rest, property) && can_lack;
    }
    return can_lack;
  }
  if (here.is_array()) {
    bool can_lack = here.empty();
    for (const auto& element : here) can_lack = look(element, path, property) || can_lack;
    return can_lack;
  }
  if (!path.empty()) return true;
  property.is_there = true;
  property.values.push_back(here);
  return false;
}

}  // namespace

Property body_property(const nlohmann::json& body, std::string_view path) {
  Property property;
  property.can_lack = look(body, path, property);
  return property;
}

}  // namespace sns
