#include "harness/scenario/file_kind.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "harness/scenario/problems.h"
#include "harness/scenario/saved_take.h"
#include "harness/scenario/shapes.h"
#include "harness/scenario/value.h"

namespace harness {
namespace {

constexpr char kWorlds[] = "worlds";

bool has(const Shape& shape, const std::string& name) {
  return std::ranges::find(shape.fields, name, &Field::name) != shape.fields.end();
}

struct Candidate {
  FileKind kind;
  Shape shape;
};

// How many of the file's keys only this one has.
std::ptrdiff_t own_keys(const Value& root, const Candidate& of,
                        const std::vector<Candidate>& candidates) {
  return std::ranges::count_if(root.members, [&](const Member& member) {
    return std::ranges::all_of(candidates, [&](const Candidate& one) {
      return has(one.shape, member.name) == (one.kind == of.kind);
    });
  });
}

std::optional<FileKind> kind_by_keys(const std::string& path, const Platforms& platforms) {
  try {
    const Value root = parse_yaml(read_text(path), path);
    const std::vector<Candidate> candidates{{FileKind::kScenario, scenario_shape(platforms)},
                                            {FileKind::kWorld, world_shape(platforms)},
                                            {FileKind::kTake, saved_take_shape()}};
    std::vector<std::pair<std::ptrdiff_t, FileKind>> found;
    for (const Candidate& one : candidates) {
      found.emplace_back(own_keys(root, one, candidates), one.kind);
    }
    std::ranges::sort(found, std::greater<>{}, &std::pair<std::ptrdiff_t, FileKind>::first);
    if (found[0].first > found[1].first) return found[0].second;
    if (found[0].first > 0 || root.find("world") == nullptr) return std::nullopt;
    return FileKind::kWorld;
  } catch (const FileErrors&) {
    return std::nullopt;
  }
}

}  // namespace

FileKind kind_of_file(const std::string& path, const Platforms& platforms) {
  if (const auto kind = kind_by_keys(path, platforms)) return *kind;
  const auto folder = std::filesystem::absolute(path).lexically_normal().parent_path();
  return folder.filename() == kWorlds ? FileKind::kWorld : FileKind::kScenario;
}

}  // namespace harness
