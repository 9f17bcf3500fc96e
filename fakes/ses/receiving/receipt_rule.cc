#include "fakes/ses/receiving/receipt_rule.h"

namespace ses {

const aws::Structure& SnsAction::shape() {
  static const aws::Structure kShape =
      aws::Structure("SNSAction")
          .required<&SnsAction::topic_arn>("TopicArn")
          .field<&SnsAction::encoding>("Encoding", aws::one_of({"UTF-8", "Base64"}));
  return kShape;
}

const aws::Structure& StopAction::shape() {
  static const aws::Structure kShape =
      aws::Structure("StopAction")
          .required<&StopAction::scope>("Scope", aws::one_of({"RuleSet"}))
          .refused("TopicArn");
  return kShape;
}

const aws::Structure& ReceiptAction::shape() {
  using S = ReceiptAction;
  static const aws::Structure kShape = aws::Structure("ReceiptAction")
                                           .field<&S::sns_action>("SNSAction")
                                           .field<&S::stop_action>("StopAction")
                                           .refused("S3Action")
                                           .refused("BounceAction")
                                           .refused("WorkmailAction")
                                           .refused("LambdaAction")
                                           .refused("AddHeaderAction")
                                           .refused("ConnectAction");
  return kShape;
}

const aws::Structure& ReceiptRule::shape() {
  using S = ReceiptRule;
  static const aws::Structure kShape =
      aws::Structure("ReceiptRule")
          .required<&S::name>("Name")
          .field<&S::enabled>("Enabled")
          .field<&S::tls_policy>("TlsPolicy", aws::one_of({"Require", "Optional"}))
          .field<&S::recipients>("Recipients")
          .field<&S::actions>("Actions")
          .field<&S::scan_enabled>("ScanEnabled");
  return kShape;
}

const aws::Structure& ReceiptRuleSetMetadata::shape() {
  using S = ReceiptRuleSetMetadata;
  static const aws::Structure kShape = aws::Structure("ReceiptRuleSetMetadata")
                                           .field<&S::name>("Name")
                                           .field<&S::created_timestamp>("CreatedTimestamp");
  return kShape;
}

}  // namespace ses
