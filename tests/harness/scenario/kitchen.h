// A platform that only these tests know: orders come in by a queue, a cook serves them, and a book
// keeps what was served. It adds one of everything that a platform can.
#pragma once

#include <memory>

#include "harness/scenario/platform.h"

namespace tests {

// World key `menu: [soup, …]`; stand-in `cook`; step `order: {dish: soup}`; expectation
// `served: {dish: soup}`; invariant `every order served`.
std::shared_ptr<const harness::Platform> kitchen();

}  // namespace tests
