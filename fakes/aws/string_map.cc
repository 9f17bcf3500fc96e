#include "fakes/aws/string_map.h"

#include <nlohmann/json.hpp>

#include "sim/journal/json_writer.h"

namespace aws {

std::string to_json(const std::map<std::string, std::string>& texts) {
  sim::JsonWriter json;
  json.begin_object();
  for (const auto& [key, text] : texts) json.key(key).value(text);
  json.end_object();
  return json.take();
}

std::map<std::string, std::string> parse_string_map(std::string_view json) {
  return nlohmann::json::parse(json).get<std::map<std::string, std::string>>();
}

}  // namespace aws
