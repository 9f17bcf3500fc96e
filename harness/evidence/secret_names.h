// Which names say that what they name is a secret: `dbPassword`, `client_secret`, `X-Api-Key`.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace evidence {

class SecretNames {
 public:
  // Whether what is called so is a secret, by the words of the name, in camelCase, snake_case,
  // kebab-case or none. Names that tell something about a secret are not: `tokenType`,
  // `password_length`.
  bool is_secret(std::string_view name);

 private:
  std::map<std::string, bool, std::less<>> known_;  // answers of before
};

// Whether a member with this name says what its neighbour, a value, is called: `name`, `Key`,
// `ParameterName`.
bool names_its_neighbour(std::string_view name);
// Whether a member with this name has what is called as the neighbour says: `value`, `Value`.
bool is_named_by_neighbour(std::string_view name);

// Whether a value of a member with such a name tells nothing: it is empty, or says that it is not
// there, or was taken away before; or it is how many tokens there are, as in `input_tokens: 512`.
bool tells_nothing(std::string_view name, std::string_view value);

}  // namespace evidence
