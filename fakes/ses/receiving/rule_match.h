// Which recipients a receipt rule is for.
//
// https://docs.aws.amazon.com/ses/latest/dg/receiving-email-concepts.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/receiving/receipt_rule.h"

namespace ses {

// Those of `recipients` that an enabled rule names: by address (a `+label` is passed over), by
// domain, or, with a leading dot, by the domain above. A rule that names none is for all.
std::vector<std::string> matching(const ReceiptRule& rule,
                                  const std::vector<std::string>& recipients);

}  // namespace ses
