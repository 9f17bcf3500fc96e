// Fields of typed data whose texts are their own: of what is read from files and kept.
#pragma once

#include <string>
#include <string_view>

#include "sim/journal/event_type.h"

template <>
struct sim::FieldForm<std::string> {
  static constexpr std::string_view kName = "text";
  static void write(JsonWriter& json, const std::string& text) { json.value(text); }
  static std::string read(JsonReader& json) { return std::string(json.text()); }
};
