#include "tests/fuzz/mutations.h"

namespace tests {
namespace {

constexpr std::int64_t kMostChanges = 8;
constexpr std::size_t kLongPiece = 40;
// What is repeated is short, and often enough repeated to reach the limits of depth.
constexpr std::size_t kShortPiece = 6;
constexpr std::size_t kMostRepeats = 200;

}  // namespace

std::string Mutations::next() {
  std::string text = any();
  for (std::int64_t left = random_.between(1, kMostChanges); left > 0; --left) change(text);
  return text;
}

std::string Mutations::piece_of(const std::string& text, std::size_t most) {
  return text.substr(random_.below(text.size() + 1), random_.below(most + 1));
}

void Mutations::change(std::string& text) {
  const std::size_t at = random_.below(text.size() + 1);
  switch (random_.below(7)) {
    case 0:
      if (at < text.size()) text[at] = static_cast<char>(random_.below(256));
      break;
    case 1:
      if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << random_.below(8)));
      break;
    case 2:
      text.erase(at, random_.below(kLongPiece));
      break;
    case 3:
      text.insert(at, piece_of(text, kLongPiece));
      break;
    case 4:
      text.insert(at, piece_of(any(), kLongPiece));
      break;
    case 5: {
      const std::string piece = piece_of(text, kShortPiece);
      for (std::size_t left = random_.below(kMostRepeats); left > 0; --left) text.insert(at, piece);
      break;
    }
    default:
      text.resize(at);
  }
}

}  // namespace tests
