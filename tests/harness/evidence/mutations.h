// Broken versions of a text, always the same ones: what a reader must survive without a crash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

inline std::vector<std::string> mutations(std::string_view text, int count = 300) {
  constexpr std::string_view kBytes = "{}[]\",:\\0-\n\r\t \xFF\xC3\x80";
  std::vector<std::string> all;
  std::uint64_t state = 1;
  const auto draw = [&state](std::size_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return limit == 0 ? 0 : static_cast<std::size_t>(state >> 33) % limit;
  };
  for (int i = 0; i < count; ++i) {
    std::string broken(text);
    for (std::size_t changes = draw(4) + 1; changes > 0 && !broken.empty(); --changes) {
      const std::size_t at = draw(broken.size());
      switch (draw(5)) {
        case 0:
          broken.resize(at);
          break;
        case 1:
          broken[at] = kBytes[draw(kBytes.size())];
          break;
        case 2:
          broken.erase(at, draw(40));
          break;
        case 3:
          broken.insert(at, std::string(text.substr(draw(text.size()), draw(60))));
          break;
        default:
          broken[at] = static_cast<char>(draw(256));
      }
    }
    all.push_back(std::move(broken));
  }
  return all;
}

}  // namespace tests
