// The part of the report's page that tells of a take in sentences.
#pragma once

#include <cstddef>
#include <string>

#include "harness/scenario/take.h"

namespace harness {

// A folded text for each thing that is explained, under an anchor of its own; "" if nothing is.
// `take_anchor` is the take's.
std::string explained_section(const Take& take, const std::string& take_anchor);

// Where the text of what is called `id` of this kind is, `#take-1-why-2`; "" if there is none.
std::string explained_place(const Take& take, const std::string& take_anchor,
                            const std::string& kind, const std::string& id);
// A link to the text of what is called `id` of this kind (harness/explain/explanation.h); "" if
// there is none.
std::string explained_link(const Take& take, const std::string& take_anchor,
                           const std::string& kind, const std::string& id);

}  // namespace harness
