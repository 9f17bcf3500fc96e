// The one place that knows which Catch2 is installed: 2.13 on Debian 12, 3.x elsewhere.
//
// Tests are written for 2.13: `Contains("text")` is about strings, `Approx` is in Catch.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#include <string>
// 3.x takes Contains for ranges and calls the matcher of strings ContainsSubstring. Each way to
// pass a string is an overload, or the template for ranges would be the better match.
namespace Catch::Matchers {
inline auto Contains(const char* text) { return ContainsSubstring(text); }
inline auto Contains(const std::string& text) { return ContainsSubstring(text); }
inline auto Contains(std::string& text) { return ContainsSubstring(text); }
inline auto Contains(std::string&& text) { return ContainsSubstring(text); }
}  // namespace Catch::Matchers
#else
#include <catch2/catch.hpp>
namespace Catch {
using Catch::Detail::Approx;
}
#endif
