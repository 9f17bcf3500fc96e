#include "harness/report/text.h"

#include <algorithm>

#include "sim/journal/utf8.h"

namespace harness {
namespace {

constexpr std::size_t kShortDigest = 16;

// Whether it is a control character, one that turns the direction of what follows it, whatever that
// is, or one that XML cannot hold. REQUIRES: one well-formed character.
bool is_no_text(std::string_view character) {
  if (character.size() == 1) {
    const auto byte = static_cast<unsigned char>(character[0]);
    return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f;
  }
  const bool is_c1 = character[0] == '\xC2' && static_cast<unsigned char>(character[1]) < 0xA0;
  const bool turns = (character >= "\xE2\x80\xAA" && character <= "\xE2\x80\xAE") ||  // U+202A to E
                     (character >= "\xE2\x81\xA6" && character <= "\xE2\x81\xA9");    // U+2066 to 9
  return is_c1 || turns || character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

}  // namespace

std::string short_digest(const std::string& digest) { return digest.substr(0, kShortDigest); }

std::string short_digest(const Take& take) {
  return (take.digest_of == DigestOf::kBehaviour ? "~" : "") + short_digest(take.digest);
}

std::string wall_text(sim::Duration wall) {
  const double ms = sim::seconds(wall) * 1000;
  if (ms < 1000) return number_text(ms, ms < 10 ? 1 : 0) + "ms";
  return number_text(ms / 1000, 2) + "s";
}

double speed(sim::Duration simulated, sim::Duration wall) {
  return wall > sim::Duration{0} ? sim::seconds(simulated) / sim::seconds(wall) : 0;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sim::utf8_length(text, at);
    const char c = text[at];
    if (length == 0 || is_no_text(text.substr(at, length))) {
      out += sim::kReplacementCharacter;
      at += std::max<std::size_t>(length, 1);
      continue;
    }
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += text.substr(at, length);
    }
    at += length;
  }
  return out;
}

std::string event_line(const sim::Event& event, sim::Time begin, std::size_t limit) {
  std::string line = sim::to_text(event.time - begin) + "  " + event.actor + "  " + event.kind;
  if (!event.subject.empty()) line += " " + event.subject;
  if (!event.data.empty() && event.data != "{}") line += " " + event.data;
  return shortened(line, limit);
}

std::string place_text(const Place& place) {
  if (place.file.empty()) return {};
  if (place.line == 0) return place.file;
  return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

}  // namespace harness
