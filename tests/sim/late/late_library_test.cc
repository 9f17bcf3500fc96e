#include "sim/late/late_library.h"

#include "tests/support/catch.h"

using Catch::Matchers::Contains;

TEST_CASE("load_late: nothing to load is no error", "[sim][late]") { sim::load_late(nullptr); }

TEST_CASE("load_late: the jumps go to the library's functions", "[sim][late]") {
  const char* const names[] = {"cos", "sqrt"};
  LateFunction functions[] = {&late_library_is_missing, &late_library_is_missing};
  const LateLibrary library{"libm.so.6", names, functions, 2};
  sim::load_late(&library);
  CHECK(reinterpret_cast<double (*)(double)>(functions[1])(9.0) == 3.0);
}

TEST_CASE("load_late: a library or a function that is not there is one clear line", "[sim][late]") {
  const char* const names[] = {"no_such_function"};
  LateFunction functions[] = {&late_library_is_missing};
  const LateLibrary missing{"libno-such-library.so.1", names, functions, 1};
  CHECK_THROWS_WITH(sim::load_late(&missing), Contains("cannot load libno-such-library.so.1"));
  const LateLibrary other{"libm.so.6", names, functions, 1};
  CHECK_THROWS_WITH(sim::load_late(&other), Contains("libm.so.6 has no function no_such_function"));
}
