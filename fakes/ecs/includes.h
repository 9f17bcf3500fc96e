// What an `include` list asks for.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace ecs {

inline bool includes(const std::vector<std::string>& list, std::string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

}  // namespace ecs
