#include "harness/shrink/path.h"

#include <algorithm>
#include <functional>

namespace harness::shrink {
namespace {

const Value& child(const Value& value, std::size_t index) {
  return value.kind == Value::Kind::kMap ? value.members[index].value : value.items[index];
}

}  // namespace

const Value& at(const Value& root, const Path& path) {
  const Value* value = &root;
  for (const std::size_t index : path) value = &child(*value, index);
  return *value;
}

Value& at(Value& root, const Path& path) {
  return const_cast<Value&>(at(static_cast<const Value&>(root), path));
}

Value without(Value root, std::vector<Path> paths) {
  // From the back, so that the indexes of those that are left stay right.
  std::ranges::sort(paths, std::greater{});
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  for (const Path& path : paths) {
    const auto index = static_cast<std::ptrdiff_t>(path.back());
    Value& parent = at(root, {path.begin(), path.end() - 1});
    if (parent.kind == Value::Kind::kMap) {
      parent.members.erase(parent.members.begin() + index);
    } else {
      parent.items.erase(parent.items.begin() + index);
    }
  }
  return root;
}

}  // namespace harness::shrink
