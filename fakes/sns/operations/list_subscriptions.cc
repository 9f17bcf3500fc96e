#include "fakes/sns/operations/list_subscriptions.h"

namespace sns {

const aws::Structure& ListSubscriptionsRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("ListSubscriptionsInput")
          .field<&ListSubscriptionsRequest::next_token>("NextToken");
  return kShape;
}

const aws::Structure& ListSubscriptionsResponse::shape() {
  using S = ListSubscriptionsResponse;
  static const aws::Structure kShape = aws::Structure("ListSubscriptionsResponse")
                                           .field<&S::subscriptions>("Subscriptions")
                                           .always()
                                           .field<&S::next_token>("NextToken");
  return kShape;
}

ListSubscriptionsResponse list_subscriptions(Sns& sns, const aws::Call& call,
                                             const ListSubscriptionsRequest& request) {
  auto rows = sns.subscriptions().of_account(call.caller.account, call.caller.region,
                                             parse_next_token(request.next_token), kPageSize + 1);
  ListSubscriptionsResponse response;
  response.next_token = take_page(rows);
  response.subscriptions = summaries(rows);
  return response;
}

}  // namespace sns
