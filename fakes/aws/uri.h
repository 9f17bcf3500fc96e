// The path templates of REST-JSON operations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aws {

// The labels of `path` by the template `uri`, decoded: `/v2/email/identities/{EmailIdentity}`
// matches `/v2/email/identities/a%40b.test`. Nothing if the path is another one.
std::optional<std::vector<std::pair<std::string, std::string>>> match_uri(std::string_view uri,
                                                                          std::string_view path);

}  // namespace aws
