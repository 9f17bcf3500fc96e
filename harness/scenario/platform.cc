#include "harness/scenario/platform.h"

#include <algorithm>
#include <utility>

#include "harness/scenario/platform_evidence.h"
#include "harness/scenario/shapes.h"

namespace harness {

std::unique_ptr<PlatformEvidence> Platform::read_evidence(const WorldConfig& /*world*/) const {
  return nullptr;
}

std::vector<MakeExtension> extensions_of(const Platforms& platforms) {
  std::vector<MakeExtension> made;
  for (const auto& platform : platforms) {
    made.push_back([platform](World& world) { return platform->extend(world); });
  }
  return made;
}

GuestWords words_of(Platforms platforms) {
  return [platforms = std::move(platforms)](const sim::Event& event) {
    for (const auto& platform : platforms) {
      if (std::string words = platform->words_for(event); !words.empty()) return words;
    }
    return std::string{};
  };
}

std::vector<Field> with_dialects(std::vector<Field> own, const Platforms& platforms,
                                 std::vector<Field> Dialect::*theirs) {
  for (const auto& platform : platforms) {
    Dialect dialect = platform->dialect();
    for (Field& field : dialect.*theirs) {
      const auto known = std::ranges::find(own, field.name, &Field::name);
      if (known == own.end()) {
        own.push_back(std::move(field));
      } else {
        *known = std::move(field);
      }
    }
  }
  return own;
}

}  // namespace harness
