// The facts of an import as they stand in its `facts.jsonl`: what to_json_line() writes, read
// again.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "harness/evidence/fact.h"

namespace evidence {

// Reads one line. False if it is no fact; `fact` is then anything. A fact without `told` was told
// once.
bool read_json_line(std::string_view line, Fact& fact, std::uint64_t& told);

// Calls `use` with each fact of the file, in order; the fact is valid during the call.
// std::runtime_error if the file cannot be read, or with the number of the first line that is no
// fact.
void each_fact(const std::string& path,
               const std::function<void(const Fact& fact, std::uint64_t told)>& use);

}  // namespace evidence
