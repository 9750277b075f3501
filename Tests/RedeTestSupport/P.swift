import RedeModel
