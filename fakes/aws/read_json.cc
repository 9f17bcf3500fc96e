#include "fakes/aws/read_json.h"

#include <nlohmann/json.hpp>

#include "fakes/aws/error.h"

namespace aws {
namespace {

// Where the string that begins at `at` ends, or npos.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (;;) {
    at = text.find('"', at + 1);
    if (at == std::string_view::npos) return at;
    std::size_t backslashes = 0;
    while (text[at - 1 - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return at;
  }
}

// Looks before parsing: a callback of the parser would cost several times as much.
bool is_too_deep(std::string_view text) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '"':
        at = end_of_string(text, at);
        if (at == std::string_view::npos) return false;
        break;
      case '[':
      case '{':
        if (++depth > kMaxJsonDepth) return true;
        break;
      case ']':
      case '}':
        --depth;
        break;
      default:
        break;
    }
  }
  return false;
}

}  // namespace

nlohmann::json read_json(std::string_view text) {
  if (is_too_deep(text)) return nlohmann::json(nlohmann::json::value_t::discarded);
  return nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
}

void read_body(std::string_view body, std::size_t most_values, sim::JsonTree& tree) {
  if (tree.read(body.empty() ? "{}" : body, most_values)) return;
  throw Error("SerializationException", 400, "The request body is not valid JSON")
      .with_namespace("com.amazon.coral.service");
}

}  // namespace aws
