// The rules of CreateReceiptRule and UpdateReceiptRule.
#pragma once

#include <string>

#include "fakes/ses/receiving/receipt_rule.h"
#include "fakes/ses/ses.h"

namespace ses {

// Names of rules and rule sets: letters, digits, `_`, `-` and `.`, at most 64, a letter or digit at
// both ends. Throws InvalidParameterValue.
void check_name(const std::string& name, const std::string& what);
// Throws InvalidParameterValue, InvalidSnsTopic, BacklotNotModelled.
void check_rule(Ses& ses, const ReceiptRule& rule);

// The rule as SES keeps it: what was left out is off, and TLS is optional.
ReceiptRule with_defaults(ReceiptRule rule);

}  // namespace ses
