// How the frameworks that programs are written with mark process ids in their lines.
#pragma once

#include <string_view>

namespace harness {

// `[Nest] 4711  - 01/05/2026` of NestJS, `(node:4711) Warning` of Node.
inline constexpr std::string_view kPidMarks[] = {"[Nest] ", "(node:"};

}  // namespace harness
