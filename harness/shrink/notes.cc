#include "harness/shrink/notes.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "harness/shrink/simpler.h"

namespace harness::shrink {
namespace {

constexpr char kNeeded[] = "needed";
constexpr char kAnyValue[] = "any value will do";

// The entry or key of the file that the value is in.
Path part_of(const Value& root, const Path& path) {
  const bool in_list = root.members[path.front()].value.kind == Value::Kind::kList;
  return {path.begin(), path.begin() + (in_list && path.size() > 1 ? 2 : 1)};
}

// The name that the value has in its part, or the list that it is in: `text`, `wait`, `3`.
std::string name_of(const Value& root, Path path) {
  while (path.size() > 1) {
    const std::size_t index = path.back();
    path.pop_back();
    const Value& parent = at(root, path);
    if (parent.kind == Value::Kind::kMap) return parent.members[index].name;
  }
  return key_of(root, path);
}

// What is said of a part in which these values may be any.
std::string text_of(const std::vector<std::string>& free, bool is_entry) {
  if (free.empty()) return kNeeded;
  if (!is_entry) return kAnyValue;
  std::string names;
  for (const std::string& name : free) names += (names.empty() ? "`" : ", `") + name + "`";
  return std::string(kNeeded) + "; " + kAnyValue + " for " + names;
}

}  // namespace

Notes notes_on(const Value& root, const Shape& shape, const Kept& kept, Trials& trials) {
  std::map<Path, std::vector<std::string>> free;  // the names of values, by their parts
  for (const Grain grain : {Grain::kKeys, Grain::kEntries}) {
    for (const Path& path : parts(root, shape, grain, kept)) {
      const Value& value = at(root, path);
      const bool has_entries = path.size() == 1 && value.kind == Value::Kind::kList;
      if (!has_entries) free[path];
    }
  }
  for (const Leaf& leaf : leaves(root, shape, kept)) {
    if (key_of(root, leaf.path) == "seed") continue;
    std::vector<Value> candidates;
    for (Value& value : others(at(root, leaf.path), leaf.kind)) {
      candidates.push_back(root);
      at(candidates.back(), leaf.path) = std::move(value);
    }
    const Trials::Counts counts = trials.count(candidates);
    std::vector<std::string>& names = free[part_of(root, leaf.path)];
    if (counts.read == 0 || counts.failing < counts.read || trials.out_of_time()) continue;
    const std::string name = name_of(root, leaf.path);
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  Notes notes;
  for (const auto& [path, names] : free) {
    notes.of[path].push_back(text_of(names, path.size() > 1));
  }
  return notes;
}

}  // namespace harness::shrink
