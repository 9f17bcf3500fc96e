// What an operation throws where a fault has struck: an error that names the fault.
#pragma once

#include <cstdint>
#include <utility>

#include "fakes/aws/error.h"

namespace aws {

class StruckError : public Error {
 public:
  // `event` is that of the strike (fakes/aws/faults.h): the journal's error names it as its fault.
  StruckError(Error error, std::uint64_t event) : Error(std::move(error)), event_(event) {}

  std::uint64_t event() const { return event_; }

 private:
  std::uint64_t event_;
};

}  // namespace aws
