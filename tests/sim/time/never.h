// For a Pacer's run that ends only because nothing is left to do.
#pragma once

namespace tests {

inline constexpr auto kNever = [] { return false; };

}  // namespace tests
